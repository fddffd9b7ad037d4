/** The widths of roll-ups in milliseconds, the widest first. */
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
export const WIDTHS = [DAY_MS, HOUR_MS, MINUTE_MS] as const;

/** Roll-ups of one width that start within a time range, whose end is exclusive. In milliseconds since 1970. */
export interface RollupSpan {
  readonly widthMs: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The widest roll-ups that cover a time range without overlap, from a full minute on, as far as they exist.
 * @param doneUntil the end of the roll-ups of a width
 * @param widestMs the largest width to use
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

/** The start of the roll-up of this width that contains an instant. */
export function floorTo(widthMs: number, instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / widthMs) * widthMs);
}
