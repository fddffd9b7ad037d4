import type { Clock } from '../../shared/clock.js';

/** A clock shared by all processes on the same data, which can be moved ahead of the system's time. */
export interface SharedClock extends Clock, AsyncDisposable {
  /** Its offset in milliseconds, as far as this process knows. */
  readonly aheadMs: number;
  /**
   * Sets the offset, never back. Takes effect here at once and after every restart; in other processes when the
   * message arrives, or within a second if it is lost.
   */
  moveTo(aheadMs: number): Promise<void>;
  /** Reads the stored offset. */
  catchUp(): Promise<void>;
  /** Reads the offset, and follows changes until disposed of. @throws when the database cannot be read */
  start(): Promise<void>;
}
