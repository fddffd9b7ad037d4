import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { CacheAdministrationService } from './cache-administration.service.js';
import { CacheStatsType, InvalidateCacheInput } from './cache-administration.types.js';

@Resolver(() => AdminType)
export class CacheAdministrationResolver {
  constructor(private readonly administration: CacheAdministrationService) {}

  @FieldResolver(() => [CacheStatsType], {
    description: 'The caches, with statistics of the process that answers.',
  })
  cacheStats() {
    return this.administration.reports();
  }

  @Mutation(() => CacheStatsType, {
    description: 'Invalidate a cached value in every process. Audited.',
  })
  invalidateCache(
    @Arg('input', () => InvalidateCacheInput) { namespace, key }: InvalidateCacheInput,
    @Ctx() context: RequestContext,
  ) {
    return this.administration.invalidate(namespace, key, actorOf(context));
  }
}
