import type { Experiment } from '../domain/experiment.js';

/** An experiment with what administrators know it by. */
export interface ExperimentRecord extends Experiment {
  readonly name: string;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly endedAt: Date | null;
}

/** One experiment runs at a time. */
export interface ExperimentRepository {
  running(): Promise<Experiment | null>;
  /** The latest first, at most so many. */
  list(first: number): Promise<ExperimentRecord[]>;
  /** @returns false where another one runs */
  start(experiment: ExperimentRecord): Promise<boolean>;
  /** Does nothing to one that has ended. @returns null where there is none */
  end(experimentId: string, now: Date): Promise<ExperimentRecord | null>;
}
