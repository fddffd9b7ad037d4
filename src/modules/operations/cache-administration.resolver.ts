import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { CacheAdministrationService } from './cache-administration.service.js';
import { CacheStatsType, InvalidateCacheInput } from './cache-administration.types.js';

@Resolver(() => AdminType)
export class CacheAdministrationResolver {
  constructor(private readonly administration: CacheAdministrationService) {}

  @FieldResolver(() => [CacheStatsType], {
    description: 'What is cached, and how that goes in the process that answers.',
  })
  cacheStats() {
    return this.administration.reports();
  }

  @Mutation(() => CacheStatsType, {
    description: 'Have a cached value read anew from its source, in every process. Audited.',
  })
  invalidateCache(
    @Arg('input', () => InvalidateCacheInput) { namespace, key }: InvalidateCacheInput,
    @Ctx() context: RequestContext,
  ) {
    return this.administration.invalidate(namespace, key, actorOf(context));
  }
}
