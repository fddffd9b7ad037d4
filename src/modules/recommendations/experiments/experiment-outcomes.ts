import type { Clock } from '../../../shared/clock.js';
import type { ArmOutcome, ImpressionRepository } from '../impressions/impression.repository.js';
import type { ExperimentRepository } from './experiment.repository.js';

export interface ExperimentOutcomesDependencies {
  readonly experiments: Pick<ExperimentRepository, 'unsettled' | 'settle' | 'settledOutcomes'>;
  readonly impressions: Pick<ImpressionRepository, 'outcomesByExperiment'>;
  readonly clock: Clock;
}

export type ExperimentOutcomes = ReturnType<typeof createExperimentOutcomes>;

/** Titles may be played for a day after they were shown; the second day is for late events. */
const SETTLED_AFTER_MS = 2 * 86_400_000;
const AT_A_TIME = 10;

/**
 * The outcomes of experiments: recomputed while they may change, and stored once they are final, because impressions
 * are dropped by month.
 */
export function createExperimentOutcomes(dependencies: ExperimentOutcomesDependencies) {
  const { experiments, impressions, clock } = dependencies;

  return {
    async of(experimentIds: readonly string[]): Promise<ReadonlyMap<string, readonly ArmOutcome[]>> {
      const settled = await experiments.settledOutcomes(experimentIds);
      const changing = experimentIds.filter((id) => !settled.has(id));
      if (changing.length === 0) return settled;
      return new Map([...settled, ...(await impressions.outcomesByExperiment(changing))]);
    },

    /** Stores the final outcome of experiments that ended two days ago. Idempotent. */
    async settle(signal: AbortSignal): Promise<void> {
      const endedBy = new Date(clock.now().getTime() - SETTLED_AFTER_MS);
      for (const id of await experiments.unsettled(endedBy, AT_A_TIME)) {
        signal.throwIfAborted();
        const outcomes = await impressions.outcomesByExperiment([id]);
        await experiments.settle(id, outcomes.get(id) ?? []);
      }
    },
  };
}
