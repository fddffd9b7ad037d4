import DataLoader from 'dataloader';
import type { ExperimentOutcomes } from '../experiments/experiment-outcomes.js';
import type { ArmOutcome, ImpressionRepository, RailOutcome } from './impression.repository.js';

export interface OutcomeLoaders {
  readonly outcomesByModelId: DataLoader<string, readonly RailOutcome[]>;
  readonly outcomesByExperimentId: DataLoader<string, readonly ArmOutcome[]>;
}

/** The part of an operation's context with the loaders of outcomes. */
export interface OutcomeContext {
  readonly loaders: OutcomeLoaders;
}

export function createOutcomeLoaders(
  impressions: Pick<ImpressionRepository, 'outcomesByModel'>,
  experiments: Pick<ExperimentOutcomes, 'of'>,
): OutcomeLoaders {
  return {
    outcomesByModelId: new DataLoader(async (ids) => {
      const outcomes = await impressions.outcomesByModel(ids);
      return ids.map((id) => outcomes.get(id) ?? []);
    }),
    outcomesByExperimentId: new DataLoader(async (ids) => {
      const outcomes = await experiments.of(ids);
      return ids.map((id) => outcomes.get(id) ?? []);
    }),
  };
}
