import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { RailKind } from '../domain/home-rails.js';
import { type OutcomeSums, playRateOf } from '../domain/play-rate.js';
import { RailKindEnum } from '../home.types.js';

@ObjectType('PlayRate', { description: 'Plays per title shown.', simpleResolvers: true })
export class PlayRateType {
  @Field(() => Float)
  rate!: number;

  @Field(() => Float, { description: 'The lower bound of the 95 % confidence interval, up to `high`.' })
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType('PlayRateDifference', {
  description: 'The difference between two play rates, from -1 to 1.',
  simpleResolvers: true,
})
export class PlayRateDifferenceType {
  @Field(() => Float)
  difference!: number;

  @Field(() => Float, {
    description:
      'The lower bound of the 95 % confidence interval, up to `high`. Above 0, the play rate is significantly higher.',
  })
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType('RecommendationOutcome', {
  description: 'Impressions, and plays within a day of them.',
  simpleResolvers: true,
})
export class OutcomeType {
  @Field(() => Int, { description: 'The number of profiles with impressions.' })
  profiles!: number;

  @Field(() => Float, {
    description: 'Titles shown, counted once per profile, day (UTC), model and kind of rail.',
  })
  impressions!: number;

  @Field(() => Float, { description: 'How many of them were played.' })
  plays!: number;

  @Field(() => PlayRateType)
  playRate!: PlayRateType;
}

@ObjectType('RailOutcome', {
  description: 'Impressions and plays of one kind of rail.',
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

/** Outcomes by rail, without the totals. */
export function presentRails(
  outcomes: readonly (OutcomeSums & { readonly rail: RailKind | null })[],
): RailOutcomeType[] {
  return outcomes.flatMap(({ rail, ...sums }) =>
    rail === null ? [] : [{ rail, outcome: presentOutcome(sums) }],
  );
}
