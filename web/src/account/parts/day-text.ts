/** A day for people, such as `Dec 29, 2026`. */
export function dayText(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' });
}
