/** The limit of the database column. */
const LONGEST = 500;
/** No segment begins with a dot, which excludes `.`, `..` and hidden files. */
const PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Whether a path is valid: segments of letters, digits, `.`, `_` and `-`, separated by `/`. */
export function isMediaPath(path: string): boolean {
  return path.length <= LONGEST && PATH.test(path);
}

/** @throws RangeError for an invalid path */
export function requireMediaPath(path: string): void {
  if (!isMediaPath(path)) throw new RangeError(`Not a media path: ${JSON.stringify(path)}.`);
}
