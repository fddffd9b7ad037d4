/**
 * The condition that a position was seen after an instant. The index tells around when it was: rounded down, by less than ten
 * minutes, so that not every position changes it.
 * @param instant an expression of SQL
 */
export function seenAfter(instant: string): string {
  return `seen_around > ${instant} - interval '10 minutes' AND observed_at > ${instant}`;
}
