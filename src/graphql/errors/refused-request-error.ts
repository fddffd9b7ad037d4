/** A request that is turned away before anything is made of it, with the HTTP status that says why. */
export class RefusedRequestError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}
