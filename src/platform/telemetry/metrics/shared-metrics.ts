import type { Addition } from './metric-additions.js';

/** Of a process: what it has measured since it was heard of last. */
export interface MeasuredPart {
  readonly processId: string;
  /** From 1 on. What has a number that was taken already is not added again. */
  readonly number: number;
  readonly additions: readonly Addition[];
  /** The process report as text. */
  readonly report: string;
}

export interface HeardProcess {
  readonly id: string;
  readonly report: string;
  readonly heardAt: Date;
}

/** Slots of ten seconds, in the time of the server that keeps them. */
export const SLOT_MS = 10_000;
/** A slot can be read for so long after it began to fill. */
export const SLOTS_KEPT_MS = 15 * 60_000;

/** Where all processes put what they measure together, for the next minutes. */
export interface SharedMetrics {
  /** Takes a part, into the slot that fills now. @returns false where it was taken before */
  take(part: MeasuredPart): Promise<boolean>;
  /** Forgets a process that ends. */
  leave(processId: string): Promise<void>;
  /** What time it is for those who share. */
  now(): Promise<Date>;
  /** What was put together in the slots that began in a time, without its end. */
  read(from: Date, to: Date): Promise<readonly Addition[]>;
  /** Those heard of in the last ten minutes that have not left, and what time it is. */
  processes(): Promise<{ readonly now: Date; readonly processes: readonly HeardProcess[] }>;
}
