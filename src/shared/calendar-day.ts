/**
 * Whether a text is a calendar date since the year 1, such as 1995-12-15. `Date` alone takes 30 February for 2 March,
 * and accepts a year 0, which PostgreSQL does not.
 */
export function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return false;
  return date.getUTCFullYear() > 0;
}
