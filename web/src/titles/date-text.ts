/** A moment for people, such as `Nov 29, 2026, 7:45 AM`. */
export function dateText(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
