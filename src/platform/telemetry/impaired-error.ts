/** Thrown by a probe whose dependency answers, but does only part of its work. */
export class ImpairedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImpairedError';
  }
}
