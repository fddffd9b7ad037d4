import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../graphql/scalars.js';
import type { StrategyName } from '../domain/recommendation-strategy.js';
import { StrategyWeightType } from '../model-administration.types.js';
import { StrategyNameEnum } from '../recommendation.types.js';

@ObjectType('RecommendationExperimentArm', {
  description: 'An arm of an experiment: one of the ways of recommending that it compares.',
  simpleResolvers: true,
})
export class ExperimentArmType {
  experimentId!: string;
  /** The name of the arm that the others are compared with. */
  first!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'The percentage of the participating profiles that it serves.' })
  share!: number;

  @Field(() => [StrategyWeightType], {
    name: 'voices',
    simple: false,
    description: 'The weights for its profiles; empty for the learned ones.',
  })
  weights!: readonly StrategyWeightType[];

  @Field(() => Float, {
    nullable: true,
    description: 'How much diversity counts on the rail `FOR_YOU`, from 0 to 1; null: as usual.',
  })
  diversity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The weight of new, rarely watched titles, from 0 to 1, against 1 for everything else together; null: none. It lifts at most two titles of a list, drawn daily for each profile.',
  })
  exploration!: number | null;
}

@ObjectType('RecommendationExperiment', {
  description: 'A recommendation experiment. Each profile is assigned to an arm at random and stays in it.',
  simpleResolvers: true,
})
export class ExperimentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, {
    description: 'The percentage of profiles that take part. The others are served as usual and not counted.',
  })
  share!: number;

  arms!: readonly Omit<ExperimentArmType, 'experimentId' | 'first'>[];

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends automatically.' })
  endsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it runs.' })
  endedAt!: Date | null;
}

@InputType('StrategyWeightInput', {
  description: 'The weight of a strategy. Only the ratios between weights matter.',
})
export class StrategyWeightInput {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, { description: 'From 0 to 1000.' })
  weight!: number;
}

@InputType('RecommendationExperimentArmInput')
export class ExperimentArmInput {
  @Field(() => String, { description: 'At most 50 characters, unique within the experiment.' })
  name!: string;

  @Field(() => Int, {
    description:
      'The percentage of the participating profiles that it serves. The shares of all arms add up to 100.',
  })
  share!: number;

  @Field(() => [StrategyWeightInput], {
    defaultValue: [],
    description:
      'The weights for its profiles, by default the learned ones. One arm should use those, for comparison.',
  })
  voices!: StrategyWeightInput[];

  @Field(() => Float, {
    nullable: true,
    description: 'How much diversity counts on the rail `FOR_YOU`, from 0 to 1. As usual by default.',
  })
  diversity?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The weight of new, rarely watched titles, from 0 to 1, against 1 for everything else together. It lifts at most two titles of a list, drawn daily for each profile. None by default.',
  })
  exploration?: number | null;
}

@InputType('StartRecommendationExperimentInput')
export class StartExperimentInput {
  @Field(() => String, { description: 'At most 100 characters.' })
  name!: string;

  @Field(() => Int, {
    defaultValue: 100,
    description: 'The percentage of profiles that take part; the others are served as usual.',
  })
  share!: number;

  @Field(() => [ExperimentArmInput], {
    description: '2 to 5. The first one is the baseline.',
  })
  arms!: ExperimentArmInput[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends automatically: within 30 days, which is the default.',
  })
  endsAt?: Date | null;
}
