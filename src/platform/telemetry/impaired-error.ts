/** Thrown by a probe whose dependency answers, and does a part of its work only. */
export class ImpairedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImpairedError';
  }
}
