/** The hashes of cards that were used for a trial. */
export interface TrialCardRepository {
  /**
   * Records a card. Concurrent calls for the same card wait for the end of the transaction.
   * @returns false if it was recorded before
   */
  claim(hash: string, now: Date): Promise<boolean>;
  /** Deletes a bounded number of cards that were used before a time. @returns how many */
  forgetBefore(time: Date): Promise<number>;
}
