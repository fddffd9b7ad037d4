/** The widths that measurements are rolled up to, in milliseconds, the widest first. */
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
export const WIDTHS = [DAY_MS, HOUR_MS, MINUTE_MS] as const;

/** Roll-ups of one width, those that begin in a time, without its end. In milliseconds since 1970. */
export interface RollupSpan {
  readonly widthMs: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The widest roll-ups that cover a time, each moment of it once, from a full minute on as far as there are any.
 * @param doneUntil up to when there are roll-ups of a width
 * @param widestMs none is wider
 */
export function rollupSpansOver(
  from: number,
  doneUntil: ReadonlyMap<number, number>,
  widestMs: number = DAY_MS,
): RollupSpan[] {
  const spans: { widthMs: number; from: number; to: number }[] = [];
  let at = from;
  const fits = (widthMs: number) =>
    widthMs <= widestMs && at % widthMs === 0 && at + widthMs <= (doneUntil.get(widthMs) ?? 0);
  for (let widthMs = WIDTHS.find(fits); widthMs !== undefined; widthMs = WIDTHS.find(fits)) {
    const last = spans.at(-1);
    if (last?.widthMs === widthMs) last.to += widthMs;
    else spans.push({ widthMs, from: at, to: at + widthMs });
    at += widthMs;
  }
  return spans;
}

/** The beginning of whatever has such a width and contains an instant. */
export function floorTo(widthMs: number, instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / widthMs) * widthMs);
}
