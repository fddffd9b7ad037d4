/** Cards that had a trial, as hashes. */
export interface TrialCardRepository {
  /** False when it had one before. Whoever asks at the same time waits for the end of the transaction. */
  claim(hash: string, now: Date): Promise<boolean>;
  /** Forgets those used before a time, a bounded number at a time. */
  forgetBefore(time: Date): Promise<number>;
}
