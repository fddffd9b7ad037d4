/** By how much the platform's clock is ahead of the system's time, in milliseconds; kept with the platform's data. */
export interface ClockOffset {
  /** 0 where it was never moved. */
  read(): Promise<number>;
  /** Keeps the greater of this and what is kept already. @returns which that is */
  raiseTo(aheadMs: number): Promise<number>;
}
