import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { differenceOf } from '../domain/play-rate.js';
import { ExperimentArmType } from '../experiments/experiment.types.js';
import { RecommendationModelType } from '../model-administration.types.js';
import type { ArmOutcome } from './impression.repository.js';
import type { OutcomeContext } from './outcome.loaders.js';
import {
  OutcomeType,
  PlayRateDifferenceType,
  presentOutcome,
  presentRails,
  RailOutcomeType,
} from './outcome.types.js';

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
    return presentRails(outcomes);
  }
}

@Resolver(() => ExperimentArmType)
export class ArmOutcomeResolver {
  @FieldResolver(() => OutcomeType, {
    description: 'What its profiles were shown and what of it they played, on all rails.',
  })
  async outcome(
    @Root() { experimentId, name }: ExperimentArmType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<OutcomeType> {
    return outcomeOf(name, await loaders.outcomesByExperimentId.load(experimentId));
  }

  @FieldResolver(() => [RailOutcomeType], {
    description: 'The same by kind of rail; those that showed nothing are left out.',
  })
  async outcomes(
    @Root() { experimentId, name }: ExperimentArmType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<RailOutcomeType[]> {
    const outcomes = await loaders.outcomesByExperimentId.load(experimentId);
    return presentRails(outcomes.filter(({ arm }) => arm === name));
  }

  @FieldResolver(() => PlayRateDifferenceType, {
    nullable: true,
    description:
      'By how much the play rate of its profiles is above that of the first arm; null for the first arm itself.',
  })
  async difference(
    @Root() { experimentId, name, first }: ExperimentArmType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<PlayRateDifferenceType | null> {
    if (name === first) return null;
    const outcomes = await loaders.outcomesByExperimentId.load(experimentId);
    return differenceOf(outcomeOf(name, outcomes).playRate, outcomeOf(first, outcomes).playRate);
  }
}

function outcomeOf(name: string, outcomes: readonly ArmOutcome[]): OutcomeType {
  return presentOutcome(outcomes.find(({ arm, rail }) => arm === name && rail === null));
}
