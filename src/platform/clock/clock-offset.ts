/** The stored offset of the platform's clock to the system's time, in milliseconds. */
export interface ClockOffset {
  /** 0 if it was never moved. */
  read(): Promise<number>;
  /** Stores the greater of this and the stored offset. @returns the stored offset */
  raiseTo(aheadMs: number): Promise<number>;
}
