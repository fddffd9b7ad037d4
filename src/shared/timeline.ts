/**
 * A part of the platform where things become due by themselves. Where the clock is moved, it stops at each of them on
 * its way, so that each happens at its own time and in order.
 */
export interface TimelinePart {
  /** When the next thing is due, also where that has passed already. Null: nothing is to come. */
  nextDueAt(): Promise<Date | null>;
  /**
   * It is now this time: does what is due. Called also for what is due in other parts, and may be called again for the
   * same, so that what is done already has to be left alone.
   */
  passed(now: Date): Promise<void>;
}
