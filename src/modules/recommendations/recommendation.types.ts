import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import { GenreType } from '../catalog/index.js';
import type { RecommendationPlan } from './domain/recommendation-plans.js';
import type { StrategyName } from './domain/recommendation-strategy.js';
import type { TrendingWindow } from './domain/trends.js';

const RecommendationPlanEnum: Record<RecommendationPlan, RecommendationPlan> = {
  HYBRID: 'HYBRID',
  CONTENT: 'CONTENT',
  COLLABORATIVE: 'COLLABORATIVE',
  TRENDING: 'TRENDING',
};
registerEnumType(RecommendationPlanEnum, {
  name: 'RecommendationStrategy',
  description: 'How titles are recommended.',
  valuesConfig: {
    HYBRID: { description: 'All strategies together, by weight.' },
    CONTENT: {
      description:
        'Titles that are like what the profile watches, by genres, people, tags and era, or of its favourite genres.',
    },
    COLLABORATIVE: { description: 'Titles that viewers of what the profile watched also watched.' },
    TRENDING: { description: 'What everybody watches now.' },
  },
});

const StrategyNameEnum: Record<StrategyName, StrategyName> = {
  CONTENT: 'CONTENT',
  COLLABORATIVE: 'COLLABORATIVE',
  TRENDING: 'TRENDING',
  FRESHNESS: 'FRESHNESS',
  POPULARITY: 'POPULARITY',
  EXPLORATION: 'EXPLORATION',
};
registerEnumType(StrategyNameEnum, {
  name: 'ContributingStrategy',
  description: 'A strategy that had a say in a score.',
  valuesConfig: {
    FRESHNESS: { description: 'What was released lately.' },
    EXPLORATION: {
      description:
        'Two titles a day that are new and hardly watched, to find out who likes them; in experiments alone.',
    },
    POPULARITY: { description: 'What everybody watched at any time; speaks where the others know nothing.' },
  },
});

const TrendingWindowEnum: Record<TrendingWindow, TrendingWindow> = {
  DAY: 'DAY',
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  SEASON: 'SEASON',
};
registerEnumType(TrendingWindowEnum, {
  name: 'TrendingWindow',
  description: 'How far back views count. Within it they fade: the latest count most.',
});

export { RecommendationPlanEnum, StrategyNameEnum, TrendingWindowEnum };

@ObjectType('RecommendationReason', { description: 'A part of what made a score.', simpleResolvers: true })
export class BecauseType {
  titleId!: string | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Float, { description: "Its part of the strategy's score, above 0 and at most 1." })
  share!: number;
}

@ObjectType('RecommendationContribution', {
  description: 'What one strategy adds to a score.',
  simpleResolvers: true,
})
export class ContributionType {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, {
    description: "The strategy's say. Those of all strategies with one add up to at most 1.",
  })
  weight!: number;

  @Field(() => Float, {
    description: 'From 0 to 1, where 1 is what this strategy alone would put first for this profile.',
  })
  rawScore!: number;

  @Field(() => Float, { description: 'Weight times raw score. All contributions together are the score.' })
  weightedScore!: number;

  @Field(() => [BecauseType], { description: 'The greatest parts of the raw score, at most three.' })
  because!: readonly BecauseType[];
}

@ObjectType('RecommendationExplanation', {
  description: 'Why a title is recommended: the sum that made its score.',
  simpleResolvers: true,
})
export class ExplanationType {
  @Field(() => String, { description: 'A sentence for people.' })
  summary!: string;

  @Field(() => [ContributionType], { description: 'The greatest first.' })
  contributions!: readonly ContributionType[];
}

@ObjectType('Recommendation', { description: 'A title for a profile.', simpleResolvers: true })
export class RecommendationType {
  titleId!: string;

  @Field(() => Float, { description: 'From 0 to 1.' })
  score!: number;

  @Field(() => Int, { description: 'From 1, the best.' })
  rank!: number;

  @Field(() => ExplanationType)
  explanation!: ExplanationType;

  @Field(() => ID, { nullable: true, description: 'What was learned last; null before anything was.' })
  modelVersion!: string | null;

  @Field(() => DateTime)
  generatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The arm of the running experiment that the profile is in; null where there is none, or the profile does not take part.',
  })
  arm!: string | null;
}

export const RecommendationConnectionType = connectionType('Recommendation', () => RecommendationType);

@ObjectType('SimilarTitle', { description: 'A title like another one.', simpleResolvers: true })
export class SimilarTitleType {
  titleId!: string;

  @Field(() => Float, { description: 'From 0 to 1; comparable only within one strategy.' })
  similarity!: number;

  @Field(() => StrategyNameEnum, { description: 'Whether shared viewers or shared genres make it similar.' })
  strategy!: StrategyName;

  @Field(() => [GenreType])
  sharedGenres!: readonly GenreType[];
}

@ObjectType('TrendingTitle', { description: 'A title that is watched much lately.', simpleResolvers: true })
export class TrendingTitleType {
  titleId!: string;

  @Field(() => Float, {
    description:
      'Views within the window, each fading with its age. Where the region that asks has views of its own: those, and 100 more spread as the views of everywhere.',
  })
  score!: number;

  @Field(() => Int, { description: 'The number of profiles that watched it within the window.' })
  views!: number;
}
