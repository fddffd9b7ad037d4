/**
 * A part of the platform with scheduled actions. When the clock is moved, it stops at each of them, so that each
 * happens at its own time and in order.
 */
export interface TimelinePart {
  /** When its next action is due, even if that time has passed; null for never. */
  nextDueAt(): Promise<Date | null>;
  /**
   * Does what is due at this time. Also called when only other parts have something due, and possibly again for the
   * same time, so it must be idempotent.
   */
  passed(now: Date): Promise<void>;
}
