import { decodeCursor, encodeCursor } from '../../../shared/cursor.js';

/** The largest value of the column. */
const HIGHEST_NUMBER = 32_767;

/** The cursor of an episode in its season. */
export function episodeCursor(number: number): string {
  return encodeCursor([number]);
}

/** The episode number of a cursor, limited to what the column can hold. @throws InvalidInputError */
export function readEpisodeCursor(cursor: string): number {
  const [number] = decodeCursor(cursor, ['number']) as [number];
  return Math.min(Math.max(Math.trunc(number), 0), HIGHEST_NUMBER);
}
