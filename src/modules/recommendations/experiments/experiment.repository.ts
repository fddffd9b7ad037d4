import type { AuditRecord } from '../../../platform/audit/audit-log.js';
import type { Experiment } from '../domain/experiment.js';
import type { ArmOutcome } from '../impressions/impression.repository.js';

/** An experiment with what administrators know it by. */
export interface ExperimentRecord extends Experiment {
  readonly name: string;
  readonly startedAt: Date;
  /** When it ends automatically. */
  readonly endsAt: Date;
  /** Null while it runs. */
  readonly endedAt: Date | null;
}

/** One experiment runs at a time. An instant is now to whoever asks. */
export interface ExperimentRepository {
  running(now: Date): Promise<Experiment | null>;
  /** Newest first, at most `first`. */
  list(first: number, now: Date): Promise<ExperimentRecord[]>;
  /** Audited in the same transaction, where it starts. @returns false where another one runs */
  start(experiment: ExperimentRecord, entry?: AuditRecord): Promise<boolean>;
  /** Does nothing to one that has ended. Audited in the same transaction, where it is there. @returns null where there is none */
  end(experimentId: string, now: Date, entry?: AuditRecord): Promise<ExperimentRecord | null>;

  /** Those that ended by an instant and were not counted for good, at most so many. */
  unsettled(endedBy: Date, first: number): Promise<string[]>;
  /** Keeps what came of an experiment. One that was counted for good stays as it is. */
  settle(experimentId: string, outcomes: readonly ArmOutcome[]): Promise<void>;
  /** Of those that were counted for good. */
  settledOutcomes(experimentIds: readonly string[]): Promise<ReadonlyMap<string, readonly ArmOutcome[]>>;
}
