import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { ModelAdministrationService } from './model-administration.service.js';
import { RecommendationModelType } from './model-administration.types.js';

@Resolver(() => AdminType)
export class ModelAdministrationResolver {
  constructor(private readonly administration: ModelAdministrationService) {}

  @FieldResolver(() => [RecommendationModelType], {
    description:
      'The models of recommendations, newest first: the one that serves, the one before it, and one that is being learned.',
  })
  models() {
    return this.administration.list();
  }

  @Mutation(() => Boolean, {
    description:
      'Have a model of recommendations learned now rather than within the hour. True once it is queued; `admin.models` shows how far it has come. Audited.',
  })
  async rebuildRecommendations(@Ctx() context: RequestContext): Promise<boolean> {
    await this.administration.rebuild(actorOf(context));
    return true;
  }

  @Mutation(() => RecommendationModelType, {
    description:
      'Put a retired model in the place of the published one, in every process within seconds, until the next one is learned; to keep it, pause the queue `recommendation-batch`. Audited.',
  })
  rollBackRecommendations(@Arg('modelId', () => ID) modelId: string, @Ctx() context: RequestContext) {
    return this.administration.rollBack(modelId, actorOf(context));
  }
}
