/** Owners who are still to be reminded that their trial ends. They are added when a trial begins. */
export interface TrialReminderRepository {
  /**
   * Takes some that are due, the longest due first, for good if the transaction commits. Those of suspended accounts
   * wait until these are reinstated.
   * @returns their accounts
   */
  takeDue(now: Date, most: number): Promise<string[]>;
  /** When the next one is due; null for never. */
  nextDueAt(): Promise<Date | null>;
}
