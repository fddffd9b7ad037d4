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
    description: 'Impressions and plays by kind of rail; kinds that showed nothing are omitted.',
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
    description: 'Impressions and plays of its profiles, on all rails.',
  })
  async outcome(
    @Root() { experimentId, name }: ExperimentArmType,
    @Ctx() { loaders }: OutcomeContext,
  ): Promise<OutcomeType> {
    return outcomeOf(name, await loaders.outcomesByExperimentId.load(experimentId));
  }

  @FieldResolver(() => [RailOutcomeType], {
    description: 'The same by kind of rail; kinds that showed nothing are omitted.',
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
    description: 'The difference between its play rate and that of the first arm; null for the first arm.',
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
