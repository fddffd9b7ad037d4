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
      'The recommendation models, newest first: the one serving, its predecessor, and one in training.',
  })
  models() {
    return this.administration.list();
  }

  @Mutation(() => Boolean, {
    description:
      'Train a recommendation model now rather than within the hour. True once it is queued; `admin.models` shows its progress. Audited.',
  })
  async rebuildRecommendations(@Ctx() context: RequestContext): Promise<boolean> {
    await this.administration.rebuild(actorOf(context));
    return true;
  }

  @Mutation(() => RecommendationModelType, {
    description:
      'Replace the published model with the retired one, in every process within seconds, until the next one is trained. To keep it longer, pause the queue `recommendation-batch`. Audited.',
  })
  rollBackRecommendations(@Arg('modelId', () => ID) modelId: string, @Ctx() context: RequestContext) {
    return this.administration.rollBack(modelId, actorOf(context));
  }
}
