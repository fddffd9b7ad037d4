import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ExperimentArmType } from '../experiments/experiment.types.js';
import { RecommendationModelType } from '../model-administration.types.js';
import type { OutcomeContext } from './outcome.loaders.js';
import { OutcomeType, presentOutcome, RailOutcomeType } from './outcome.types.js';

@Resolver(() => RecommendationModelType)
export class ModelOutcomeResolver {
  @FieldResolver(() => [RailOutcomeType], {
    description:
      'What it showed and what of it was played, by kind of rail; those that showed nothing are left out.',
  })
  async outcomes(
    @Root() { id }: RecommendationModelType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<RailOutcomeType[]> {
    const outcomes = await loaders.outcomesByModelId.load(id);
    return outcomes.map(({ rail, ...sums }) => ({ rail, outcome: presentOutcome(sums) }));
  }
}

@Resolver(() => ExperimentArmType)
export class ArmOutcomeResolver {
  @FieldResolver(() => OutcomeType, {
    description:
      'What its profiles were shown and what of it they played, on all rails, in the last 30 days.',
  })
  async outcome(
    @Root() { experimentId, name }: ExperimentArmType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<OutcomeType> {
    const outcomes = await loaders.outcomesByExperimentId.load(experimentId);
    return presentOutcome(outcomes.find(({ arm }) => arm === name));
  }
}
