import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SafeInt } from '../../graphql/scalars.js';
import type { CacheReport } from './cache-administration.service.js';

@ObjectType('CacheStats', {
  description:
    'What is cached under one name, and how that goes in the process that answers, since it started.',
  simpleResolvers: true,
})
export class CacheStatsType implements CacheReport {
  @Field(() => ID)
  name!: string;

  @Field(() => String, { description: 'What the values are.' })
  holds!: string;

  @Field(() => String, { description: 'Who sees to it that a change is seen.' })
  changedBy!: string;

  @Field(() => Int, { description: 'How long a value is kept in Redis.' })
  ttlSeconds!: number;

  @Field(() => Int, { description: 'How long a value is kept in the process.' })
  localTtlSeconds!: number;

  @Field(() => Int, { description: 'How many values the process keeps at most.' })
  maxEntries!: number;

  @Field(() => Int, { description: 'How many it keeps now.' })
  entries!: number;

  @Field(() => SafeInt, { description: 'How much room they take, about, in bytes; 0 where nobody counts.' })
  bytes!: number;

  @Field(() => SafeInt, { description: 'Answered by the process itself.' })
  localHits!: number;

  @Field(() => SafeInt, { description: 'Answered by Redis.' })
  redisHits!: number;

  @Field(() => SafeInt, { description: 'Keys that neither had.' })
  misses!: number;

  @Field(() => SafeInt, { description: 'Calls of the source, each for one or many keys.' })
  loads!: number;

  @Field(() => SafeInt)
  failedLoads!: number;

  @Field(() => Float, { description: 'How long the calls took together, in milliseconds.' })
  loadMs!: number;

  @Field(() => SafeInt, { description: 'Keys that another process was loading, and that were waited for.' })
  waits!: number;

  @Field(() => SafeInt, {
    description: 'Answered with a value whose time was over: it was being loaded anew, or its source failed.',
  })
  staleServed!: number;

  @Field(() => SafeInt, {
    description: 'Loaded anew before, or soon after, their time was over, while nobody waited.',
  })
  refreshes!: number;

  @Field(() => SafeInt, { description: 'Values that made room for others.' })
  evictions!: number;

  @Field(() => SafeInt, { description: 'Calls of Redis that failed or came too late.' })
  errors!: number;
}

@InputType('InvalidateCacheInput', { description: 'What to read anew.' })
export class InvalidateCacheInput {
  @Field(() => ID, { description: 'A name of `admin.cacheStats`.' })
  namespace!: string;

  @Field(() => String, { description: 'The key within it, such as the id of a title.' })
  key!: string;
}
