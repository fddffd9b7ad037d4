import { Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import { AdminMetricsSampleType } from '../analytics/index.js';
import type { ModelBuild } from './model.repository.js';
import type { ModelAdministrationService } from './model-administration.service.js';

@ObjectType('RecommendationModelBuild', {
  description: 'The progress of a model in training.',
  simpleResolvers: true,
})
export class ModelBuildType implements ModelBuild {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The number of its blocks of titles.' })
  blocks!: number;

  @Field(() => Int, {
    description: 'How many of them are trained. The model is published with the last one.',
  })
  blocksLearned!: number;

  @Field(() => DateTime)
  createdAt!: Date;
}

/** Requires the same permission as the live metrics. */
@Resolver(() => AdminMetricsSampleType)
export class ModelBuildResolver {
  constructor(private readonly administration: Pick<ModelAdministrationService, 'building'>) {}

  @FieldResolver(() => ModelBuildType, {
    nullable: true,
    description:
      'The progress of the model whose blocks are being trained; null when there is none. Training starts with the parts that cover the whole catalog at once, and continues with the blocks.',
  })
  modelBuild(): Promise<ModelBuild | null> {
    return this.administration.building();
  }
}
