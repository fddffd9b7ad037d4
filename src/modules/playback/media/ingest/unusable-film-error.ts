/** A file cannot be transcoded to a playable film. */
export class UnusableFilmError extends Error {
  override readonly name = 'UnusableFilmError';
}
