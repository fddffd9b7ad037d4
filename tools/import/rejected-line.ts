/** Thrown by what reads a line of input that cannot be used; the import goes on with the next one. */
export class RejectedLine extends Error {
  override readonly name = 'RejectedLine';

  /** @param reason the same words for the same fault, so that they can be counted */
  constructor(readonly reason: string) {
    super(reason);
  }
}
