/** Thrown for a line of input that cannot be used; the import continues with the next line. */
export class RejectedLine extends Error {
  override readonly name = 'RejectedLine';

  /** @param reason the same text for the same problem, so that they can be counted */
  constructor(readonly reason: string) {
    super(reason);
  }
}
