import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../graphql/scalars.js';
import type { StrategyName } from '../domain/recommendation-strategy.js';
import { StrategyWeightType } from '../model-administration.types.js';
import { StrategyNameEnum } from '../recommendation.types.js';

@ObjectType('RecommendationExperimentArm', {
  description: 'One of the ways of recommending that an experiment compares.',
  simpleResolvers: true,
})
export class ExperimentArmType {
  experimentId!: string;
  /** The name of the arm that the others are compared with. */
  first!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'How many of 100 profiles that take part it serves.' })
  share!: number;

  @Field(() => [StrategyWeightType], {
    description: 'The weights that serve its profiles; where there are none, those that were learned.',
  })
  voices!: readonly StrategyWeightType[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How much being unlike what stands before counts on the rail `FOR_YOU`, from 0 to 1; null: as much as for everybody else.',
  })
  diversity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much it counts that a title is new and hardly watched, from 0 to 1, where everything else together counts 1; null: not at all. It lifts two titles of a list at most, drawn anew for each profile and day.',
  })
  exploration!: number | null;
}

@ObjectType('RecommendationExperiment', {
  description:
    'Profiles are parted at random, each always into the same arm, and recommended to in different ways.',
  simpleResolvers: true,
})
export class ExperimentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, {
    description:
      'How many of 100 profiles take part. The others are served as if there were no experiment, and are not counted.',
  })
  share!: number;

  arms!: readonly Omit<ExperimentArmType, 'experimentId' | 'first'>[];

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  endsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it runs.' })
  endedAt!: Date | null;
}

@InputType('StrategyWeightInput', { description: 'The say of a strategy. Only how weights compare counts.' })
export class StrategyWeightInput {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, { description: 'From 0 to 1000.' })
  weight!: number;
}

@InputType('RecommendationExperimentArmInput')
export class ExperimentArmInput {
  @Field(() => String, { description: 'At most 50 characters, and no other arm has it.' })
  name!: string;

  @Field(() => Int, {
    description: 'How many of 100 profiles that take part it serves. Those of all arms add up to 100.',
  })
  share!: number;

  @Field(() => [StrategyWeightInput], {
    defaultValue: [],
    description:
      'The weights that serve its profiles. Leave them out to have those that were learned: one arm should, to compare with.',
  })
  voices!: StrategyWeightInput[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How much being unlike what stands before is to count on the rail `FOR_YOU`, from 0 to 1. Leave it out to have as much as usual.',
  })
  diversity?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much it is to count that a title is new and hardly watched, from 0 to 1, where everything else together counts 1. It lifts two titles of a list at most, drawn anew for each profile and day. Leave it out to have none.',
  })
  exploration?: number | null;
}

@InputType('StartRecommendationExperimentInput')
export class StartExperimentInput {
  @Field(() => String, { description: 'At most 100 characters.' })
  name!: string;

  @Field(() => Int, {
    defaultValue: 100,
    description: 'How many of 100 profiles take part; the others are served as before.',
  })
  share!: number;

  @Field(() => [ExperimentArmInput], {
    description: '2 to 5. The first one is what the others are compared with.',
  })
  arms!: ExperimentArmInput[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself, within 30 days, which is what it has if you leave it out.',
  })
  endsAt?: Date | null;
}
