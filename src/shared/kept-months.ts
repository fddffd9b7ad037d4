/**
 * The start (UTC) of the oldest month that is kept.
 * @param months how many whole months are kept, besides the current one
 */
export function firstKeptMonth(now: Date, months: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months));
}
