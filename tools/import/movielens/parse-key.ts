import { RejectedLine } from '../rejected-line.js';

const KEY = /^[1-9]\d{0,9}$/;

/**
 * Reads the number by which a data set calls a user or a movie.
 * @throws RejectedLine when it is not a positive whole number
 */
export function parseKey(text: string, what: 'user' | 'movie'): number {
  if (!KEY.test(text)) throw new RejectedLine(`the ${what} id is not a positive whole number`);
  return Number(text);
}
