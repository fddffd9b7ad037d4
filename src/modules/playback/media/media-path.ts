/** As long as the database keeps them. */
const LONGEST = 500;
/** No part begins with a dot, so that none is `.` or `..`, and hidden files stay hidden. */
const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Whether media can lie there: parts of letters, digits, `.`, `_` and `-`, with one `/` between them. */
export function isMediaPath(path: string): boolean {
  return path.length <= LONGEST && PATH.test(path);
}

/** @throws RangeError for what is no path of a file */
export function requireMediaPath(path: string): void {
  if (!isMediaPath(path)) throw new RangeError(`No media can lie at ${JSON.stringify(path)}.`);
}
