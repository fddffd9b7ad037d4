import type { Addition } from './metric-additions.js';

/** A batch of a process's metrics since the previous batch. */
export interface MeasuredPart {
  readonly processId: string;
  /** From 1. A repeated number is not added again. */
  readonly number: number;
  readonly additions: readonly Addition[];
  /** The process report as text. */
  readonly report: string;
}

export interface ReportedProcess {
  readonly id: string;
  readonly report: string;
  readonly heardAt: Date;
}

/** Slots of ten seconds, by the server's time. */
export const SLOT_MS = 10_000;
/** How long a slot is kept, from its start. */
export const SLOTS_KEPT_MS = 15 * 60_000;

/** The recent metrics of all processes. */
export interface SharedMetrics {
  /** Adds a batch to the current slot. @returns false if it was added before */
  take(part: MeasuredPart): Promise<boolean>;
  /** Removes a process that ends. */
  leave(processId: string): Promise<void>;
  /** The server's time. */
  now(): Promise<Date>;
  /** The slots that start within a time range, whose end is exclusive. */
  read(from: Date, to: Date): Promise<readonly Addition[]>;
  /** The processes with a heartbeat in the last ten minutes that have not ended, and the server's time. */
  processes(): Promise<{ readonly now: Date; readonly processes: readonly ReportedProcess[] }>;
}
