import { RejectedLine } from '../rejected-line.js';

const KEY = /^[1-9]\d{0,9}$/;

/**
 * Parses the id of a user or movie in a data set.
 * @throws RejectedLine when it is not a positive integer
 */
export function parseKey(text: string, what: 'user' | 'movie'): number {
  if (!KEY.test(text)) throw new RejectedLine(`the ${what} id is not a positive whole number`);
  return Number(text);
}
