/**
 * The beginning (UTC) of the oldest month that is kept.
 * @param months how many whole months are kept, beside the one that runs
 */
export function firstKeptMonth(now: Date, months: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months));
}
