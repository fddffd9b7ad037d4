import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SafeInt } from '../../graphql/scalars.js';
import type { CacheReport } from './cache-administration.service.js';

@ObjectType('CacheStats', {
  description: 'A cache, with statistics of the process that answers since it started.',
  simpleResolvers: true,
})
export class CacheStatsType implements CacheReport {
  @Field(() => ID)
  name!: string;

  @Field(() => String, { description: 'What it caches.' })
  holds!: string;

  @Field(() => String, { description: 'How changes are invalidated.' })
  changedBy!: string;

  @Field(() => Int, { description: 'How long an entry is kept in Redis.' })
  ttlSeconds!: number;

  @Field(() => Int, { description: 'How long an entry is kept in process memory.' })
  localTtlSeconds!: number;

  @Field(() => Int, { description: 'The most entries kept in process memory.' })
  maxEntries!: number;

  @Field(() => Int, { description: 'The current number of entries.' })
  entries!: number;

  @Field(() => SafeInt, { description: 'Their approximate size in bytes; 0 where it is not tracked.' })
  bytes!: number;

  @Field(() => SafeInt, { description: 'Hits in process memory.' })
  localHits!: number;

  @Field(() => SafeInt, { description: 'Hits in Redis.' })
  redisHits!: number;

  @Field(() => SafeInt, { description: 'Keys found in neither tier.' })
  misses!: number;

  @Field(() => SafeInt, { description: 'Loads from the source, each for one or more keys.' })
  loads!: number;

  @Field(() => SafeInt)
  failedLoads!: number;

  @Field(() => Float, { description: 'The total duration of the loads, in milliseconds.' })
  loadMs!: number;

  @Field(() => SafeInt, {
    description: 'Keys that another process was already loading, and whose result was awaited.',
  })
  waits!: number;

  @Field(() => SafeInt, {
    description:
      'Stale hits: the expired value was served while it was being refreshed, or because its source failed.',
  })
  staleServed!: number;

  @Field(() => SafeInt, {
    description: 'Entries refreshed in the background, around their expiry.',
  })
  refreshes!: number;

  @Field(() => SafeInt, { description: 'Evicted entries.' })
  evictions!: number;

  @Field(() => SafeInt, { description: 'Redis calls that failed or timed out.' })
  errors!: number;
}

@InputType('InvalidateCacheInput', { description: 'The cached value to invalidate.' })
export class InvalidateCacheInput {
  @Field(() => ID, { description: 'A cache name from `admin.cacheStats`.' })
  namespace!: string;

  @Field(() => String, { description: 'The key within the cache, such as the id of a title.' })
  key!: string;
}
