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
    HYBRID: { description: 'The weighted combination of all strategies.' },
    CONTENT: {
      description:
        'Content-based: titles like those the profile watches, by genre, people, tags and era, or of its favourite genres.',
    },
    COLLABORATIVE: {
      description: 'Collaborative filtering: what people with a similar history also watched.',
    },
    TRENDING: { description: 'What is watched most now.' },
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
  description: 'A strategy that contributes to a score.',
  valuesConfig: {
    FRESHNESS: { description: 'Recent releases.' },
    EXPLORATION: {
      description:
        'Up to two new, rarely watched titles a day, to learn who likes them; in experiments only.',
    },
    POPULARITY: { description: 'All-time popularity; the fallback where the other strategies have no data.' },
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
  description: 'How far back views count. Within the window they decay, so that recent ones count most.',
});

export { RecommendationPlanEnum, StrategyNameEnum, TrendingWindowEnum };

@ObjectType('RecommendationReason', { description: 'A reason behind a score.', simpleResolvers: true })
export class BecauseType {
  titleId!: string | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Float, { description: "Its share of the strategy's score, above 0 and at most 1." })
  share!: number;
}

@ObjectType('RecommendationContribution', {
  description: 'The contribution of one strategy to a score.',
  simpleResolvers: true,
})
export class ContributionType {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, {
    description: 'The weight of the strategy. The weights of all strategies add up to at most 1.',
  })
  weight!: number;

  @Field(() => Float, {
    description:
      'From 0 to 1, where 1 is the title that this strategy alone would rank first for this profile.',
  })
  rawScore!: number;

  @Field(() => Float, { description: 'Weight times raw score. The contributions add up to the score.' })
  weightedScore!: number;

  @Field(() => [BecauseType], { description: 'The greatest parts of the raw score, at most three.' })
  because!: readonly BecauseType[];
}

@ObjectType('RecommendationExplanation', {
  description: 'Why a title is recommended: the terms of its score.',
  simpleResolvers: true,
})
export class ExplanationType {
  @Field(() => String, { description: 'A sentence for the viewer.' })
  summary!: string;

  @Field(() => [ContributionType], { description: 'In descending order.' })
  contributions!: readonly ContributionType[];
}

@ObjectType('Recommendation', { description: 'A recommended title.', simpleResolvers: true })
export class RecommendationType {
  titleId!: string;

  @Field(() => Float, { description: 'From 0 to 1.' })
  score!: number;

  @Field(() => Int, { description: 'From 1, the best.' })
  rank!: number;

  @Field(() => ExplanationType)
  explanation!: ExplanationType;

  @Field(() => ID, {
    nullable: true,
    description: 'The version of the serving model; null before the first one.',
  })
  modelVersion!: string | null;

  @Field(() => DateTime)
  generatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      "The profile's arm in the running experiment; null when there is none or it does not take part.",
  })
  arm!: string | null;
}

export const RecommendationConnectionType = connectionType('Recommendation', () => RecommendationType);

@ObjectType('SimilarTitle', { description: 'A similar title.', simpleResolvers: true })
export class SimilarTitleType {
  titleId!: string;

  @Field(() => Float, { description: 'From 0 to 1; comparable only within one strategy.' })
  similarity!: number;

  @Field(() => StrategyNameEnum, {
    description: 'Whether the similarity comes from shared viewers or shared genres.',
  })
  strategy!: StrategyName;

  @Field(() => [GenreType])
  sharedGenres!: readonly GenreType[];
}

@ObjectType('TrendingTitle', { description: 'A trending title.', simpleResolvers: true })
export class TrendingTitleType {
  titleId!: string;

  @Field(() => Float, {
    description:
      "Views within the window, each decaying with its age. Where the caller's region has views of its own: those, plus 100 distributed like the views of all regions.",
  })
  score!: number;

  @Field(() => Int, { description: 'The number of profiles that watched it within the window.' })
  views!: number;
}
