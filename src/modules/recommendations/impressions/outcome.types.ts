import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { RailKind } from '../domain/home-rails.js';
import { type OutcomeSums, playRateOf } from '../domain/play-rate.js';
import { RailKindEnum } from '../home.types.js';

@ObjectType('PlayRate', { description: 'Plays for each title shown.', simpleResolvers: true })
export class PlayRateType {
  @Field(() => Float)
  rate!: number;

  @Field(() => Float, { description: 'The true rate lies above this and below `high`, 95 times in 100.' })
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType('PlayRateDifference', {
  description: 'By how much one play rate is above another, from -1 to 1.',
  simpleResolvers: true,
})
export class PlayRateDifferenceType {
  @Field(() => Float)
  difference!: number;

  @Field(() => Float, {
    description:
      'The true difference lies above this and below `high`, 95 times in 100. Above 0 it plays more, unless by chance.',
  })
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType('RecommendationOutcome', {
  description: 'What was shown and what of it was played, within a day after.',
  simpleResolvers: true,
})
export class OutcomeType {
  @Field(() => Int, { description: 'How many profiles were shown something.' })
  profiles!: number;

  @Field(() => Float, {
    description: 'Titles shown, each once for a profile, a day (UTC), a model and a kind of rail.',
  })
  impressions!: number;

  @Field(() => Float, { description: 'Of them, those that were played.' })
  plays!: number;

  @Field(() => PlayRateType)
  playRate!: PlayRateType;
}

@ObjectType('RailOutcome', {
  description: 'What the rails of a kind showed, and what of it was played.',
  simpleResolvers: true,
})
export class RailOutcomeType {
  @Field(() => RailKindEnum)
  rail!: RailKind;

  @Field(() => OutcomeType)
  outcome!: OutcomeType;
}

const NOTHING: OutcomeSums = {
  profiles: 0,
  impressions: 0,
  plays: 0,
  impressionsSquared: 0,
  playsSquared: 0,
  impressionsTimesPlays: 0,
};

export function presentOutcome(sums: OutcomeSums = NOTHING): OutcomeType {
  const { profiles, impressions, plays } = sums;
  return { profiles, impressions, plays, playRate: playRateOf(sums) };
}

/** By rail, where it is one. */
export function presentRails(
  outcomes: readonly (OutcomeSums & { readonly rail: RailKind | null })[],
): RailOutcomeType[] {
  return outcomes.flatMap(({ rail, ...sums }) =>
    rail === null ? [] : [{ rail, outcome: presentOutcome(sums) }],
  );
}
