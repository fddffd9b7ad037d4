import type { Clock } from '../../shared/clock.js';

/** One clock of all processes on the same data, which can be moved ahead of the system's time. */
export interface SharedClock extends Clock, AsyncDisposable {
  /** By how much it is ahead, in milliseconds, as far as this process knows. */
  readonly aheadMs: number;
  /**
   * Moves it to so far ahead, never back. Holds here at once and after every restart; in other processes as soon as
   * the message arrives, and where it does not arrive within a second all the same.
   */
  moveTo(aheadMs: number): Promise<void>;
  /** Learns how far others have moved it. */
  catchUp(): Promise<void>;
  /** Catches up, and goes on following others until it is disposed of. @throws when the database cannot be read */
  start(): Promise<void>;
}
