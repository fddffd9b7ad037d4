/**
 * The SQL condition that a position was seen after an instant. The index holds times rounded down by less than ten
 * minutes, so that not every change of a position updates it.
 * @param instant an SQL expression
 */
export function seenAfter(instant: string): string {
  return `seen_around > ${instant} - interval '10 minutes' AND observed_at > ${instant}`;
}
