import type { AuditRecord } from '../../../platform/audit/audit-log.js';
import type { Experiment } from '../domain/experiment.js';
import type { ArmOutcome } from '../impressions/impression.repository.js';

/** An experiment with its name and dates. */
export interface ExperimentRecord extends Experiment {
  readonly name: string;
  readonly startedAt: Date;
  /** When it ends automatically. */
  readonly endsAt: Date;
  /** Null while it runs. */
  readonly endedAt: Date | null;
}

/** At most one experiment runs at a time. Instants come from the caller. */
export interface ExperimentRepository {
  running(now: Date): Promise<Experiment | null>;
  /** Newest first, at most `first`. */
  list(first: number, now: Date): Promise<ExperimentRecord[]>;
  /** Starts an experiment, and audits that in the same transaction. @returns false if another one is running */
  start(experiment: ExperimentRecord, entry?: AuditRecord): Promise<boolean>;
  /**
   * Ends an experiment, and audits that in the same transaction. One that has ended is not changed.
   * @returns null if there is no such experiment
   */
  end(experimentId: string, now: Date, entry?: AuditRecord): Promise<ExperimentRecord | null>;

  /** Experiments that ended by an instant and have no final outcome, at most `first`. */
  unsettled(endedBy: Date, first: number): Promise<string[]>;
  /** Stores the final outcome of an experiment. A stored outcome is not replaced. */
  settle(experimentId: string, outcomes: readonly ArmOutcome[]): Promise<void>;
  /** The stored final outcomes. */
  settledOutcomes(experimentIds: readonly string[]): Promise<ReadonlyMap<string, readonly ArmOutcome[]>>;
}
