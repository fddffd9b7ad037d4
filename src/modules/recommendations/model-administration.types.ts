import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { StrategyName } from './domain/recommendation-strategy.js';
import type { ItemAlgorithm } from './learning/learned-items.js';
import type { ModelStatus } from './model.repository.js';
import { StrategyNameEnum } from './recommendation.types.js';

const ModelStatusEnum: Record<ModelStatus, ModelStatus> = {
  BUILDING: 'BUILDING',
  PUBLISHED: 'PUBLISHED',
  RETIRED: 'RETIRED',
};
registerEnumType(ModelStatusEnum, {
  name: 'RecommendationModelStatus',
  description: 'Whether a model is being learned, serves, or served before.',
});

const ItemAlgorithmEnum: Record<ItemAlgorithm, ItemAlgorithm> = {
  EASE: 'EASE',
  GRAPH_FILTER: 'GRAPH_FILTER',
};
registerEnumType(ItemAlgorithmEnum, {
  name: 'ItemAlgorithm',
  description: 'How a model learns which titles go together.',
  valuesConfig: {
    EASE: { description: 'EASE^R (Steck 2019), where it can be solved.' },
    GRAPH_FILTER: { description: 'GF-CF (Shen et al. 2021), which scales.' },
  },
});

@ObjectType('StrategyWeight', { description: 'The say of a strategy in a blend.', simpleResolvers: true })
export class StrategyWeightType {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, { description: 'Those of one length of history add up to 1.' })
  weight!: number;
}

@ObjectType('LearnedWeights', {
  description: 'The weights of the strategies for profiles of whom so much is known.',
  simpleResolvers: true,
})
export class LearnedWeightsType {
  @Field(() => Int, { description: 'The number of titles known, from which on they hold.' })
  least!: number;

  @Field(() => [StrategyWeightType])
  voices!: StrategyWeightType[];
}

@ObjectType('RecommendationModel', {
  description: 'A version of what recommendations are made of, and what it was learned from.',
  simpleResolvers: true,
})
export class RecommendationModelType {
  @Field(() => ID)
  id!: string;

  @Field(() => ModelStatusEnum)
  status!: ModelStatus;

  @Field(() => ItemAlgorithmEnum)
  algorithm!: ItemAlgorithm;

  @Field(() => Int)
  interactions!: number;

  @Field(() => Int)
  viewers!: number;

  @Field(() => Int, { description: 'Titles that somebody watched or liked.' })
  titles!: number;

  @Field(() => Int, { description: 'How many blocks of titles it consists of.' })
  blocks!: number;

  @Field(() => Int, { description: 'How many of them are learned. With the last it is published.' })
  blocksLearned!: number;

  @Field(() => [LearnedWeightsType], {
    description:
      'By length of history, from the shortest; none where there was too little to learn them from.',
  })
  voices!: LearnedWeightsType[];

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was published last.' })
  publishedAt!: Date | null;
}
