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
  description: 'Whether a model is in training, serving, or retired.',
});

const ItemAlgorithmEnum: Record<ItemAlgorithm, ItemAlgorithm> = {
  EASE: 'EASE',
  GRAPH_FILTER: 'GRAPH_FILTER',
};
registerEnumType(ItemAlgorithmEnum, {
  name: 'ItemAlgorithm',
  description: 'The method by which a model learns similarities between titles.',
  valuesConfig: {
    EASE: { description: 'EASE^R (Steck 2019), where the catalog is small enough to solve it.' },
    GRAPH_FILTER: { description: 'GF-CF (Shen et al. 2021), which scales.' },
  },
});

@ObjectType('StrategyWeight', {
  description: 'The weight of a strategy in the hybrid ranking.',
  simpleResolvers: true,
})
export class StrategyWeightType {
  @Field(() => StrategyNameEnum)
  strategy!: StrategyName;

  @Field(() => Float, { description: 'The weights for one length of history add up to 1.' })
  weight!: number;
}

@ObjectType('LearnedWeights', {
  description: 'The strategy weights for profiles with a history of this length.',
  simpleResolvers: true,
})
export class LearnedWeightsType {
  @Field(() => Int, { description: 'The smallest number of known titles that they apply to.' })
  least!: number;

  @Field(() => [StrategyWeightType], { name: 'voices', simple: false })
  weights!: readonly StrategyWeightType[];
}

@ObjectType('RecommendationModel', {
  description: 'A version of the recommendation model, and the data it was trained on.',
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

  @Field(() => Int, { description: 'The number of titles with at least one watch or like.' })
  titles!: number;

  @Field(() => Int, { description: 'The number of its blocks of titles.' })
  blocks!: number;

  @Field(() => Int, {
    description: 'How many of them are trained. The model is published with the last one.',
  })
  blocksLearned!: number;

  @Field(() => [LearnedWeightsType], {
    name: 'voices',
    simple: false,
    description:
      'By length of history, from the shortest; empty when there was too little data to learn them.',
  })
  strategyWeights!: readonly LearnedWeightsType[];

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last published.' })
  publishedAt!: Date | null;
}
