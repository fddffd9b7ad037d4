/** A file that nothing can be made of that could be played. */
export class UnusableFilmError extends Error {
  override readonly name = 'UnusableFilmError';
}
