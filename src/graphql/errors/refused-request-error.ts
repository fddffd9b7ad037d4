/** A request that is rejected before it is processed, with its HTTP status. */
export class RefusedRequestError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}
