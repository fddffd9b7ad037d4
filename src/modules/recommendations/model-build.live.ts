import { Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import { AdminMetricsSampleType } from '../analytics/index.js';
import type { ModelBuild } from './model.repository.js';
import type { ModelAdministrationService } from './model-administration.service.js';

@ObjectType('RecommendationModelBuild', {
  description: 'How far a model of recommendations has come that is being learned.',
  simpleResolvers: true,
})
export class ModelBuildType implements ModelBuild {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'How many blocks of titles it consists of.' })
  blocks!: number;

  @Field(() => Int, { description: 'How many of them are learned. With the last it is published.' })
  blocksLearned!: number;

  @Field(() => DateTime)
  createdAt!: Date;
}

/** Whoever follows how the system does sees models come about, too. */
@Resolver(() => AdminMetricsSampleType)
export class ModelBuildResolver {
  constructor(private readonly administration: Pick<ModelAdministrationService, 'building'>) {}

  @FieldResolver(() => ModelBuildType, {
    nullable: true,
    description:
      'The model of recommendations whose blocks are being learned, as far as it has come by now; null where there is none. What is learned of everything at once comes before its blocks.',
  })
  modelBuild(): Promise<ModelBuild | null> {
    return this.administration.building();
  }
}
