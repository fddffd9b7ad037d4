import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, SafeInt } from '../../graphql/scalars.js';
import type { HealthStatus } from './domain/system-health.js';

export const HealthStatusEnum: Record<HealthStatus, HealthStatus> = {
  UP: 'UP',
  DEGRADED: 'DEGRADED',
  DOWN: 'DOWN',
};
registerEnumType(HealthStatusEnum, {
  name: 'HealthStatus',
  description: 'UP: healthy. DEGRADED: working, with something wrong. DOWN: not working.',
});

@ObjectType('ProcessDependency', {
  description: 'A server that a process depends on, as the process sees it.',
  simpleResolvers: true,
})
export class ProcessDependencyType {
  @Field(() => ID)
  name!: string;

  @Field(() => Boolean)
  isUp!: boolean;

  @Field(() => Float, { nullable: true, description: 'Its response time; null when it did not respond.' })
  milliseconds!: number | null;
}

@ObjectType('ProcessHealth', {
  description: 'A process of the system, as it last reported itself.',
  simpleResolvers: true,
})
export class ProcessHealthType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'api, worker or all.' })
  role!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  host!: string;

  @Field(() => Int)
  pid!: number;

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { description: 'Each process reports every five seconds.' })
  heardAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether it reported in the last 12.5 s. A silent process stays listed for ten minutes.',
  })
  isAlive!: boolean;

  @Field(() => Float, { description: 'The 99th percentile of the event loop delay, in milliseconds.' })
  eventLoopDelayMs!: number;

  @Field(() => SafeInt, { description: 'Its resident memory.' })
  memoryBytes!: number;

  @Field(() => SafeInt, { description: 'The JavaScript heap in use.' })
  heapBytes!: number;

  @Field(() => [ProcessDependencyType])
  dependencies!: readonly ProcessDependencyType[];
}

@ObjectType('DependencyHealth', {
  description: 'A server that the system depends on, as seen by all running processes.',
  simpleResolvers: true,
})
export class DependencyHealthType {
  @Field(() => ID)
  name!: string;

  @Field(() => HealthStatusEnum, {
    description: 'DEGRADED: only some processes reach it, or it does only a part of its work.',
  })
  status!: HealthStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'The slowest response that any process measured; null when none got one.',
  })
  milliseconds!: number | null;
}

@ObjectType('SystemHealth', { simpleResolvers: true })
export class SystemHealthType {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => HealthStatusEnum, {
    description:
      'DEGRADED when a process went silent, a role has no process, some processes cannot reach a server, or one refuses writes.',
  })
  status!: HealthStatus;

  @Field(() => [ProcessHealthType], {
    description: 'Longest running first. While Redis is unavailable, only the process that answers.',
  })
  processes!: readonly ProcessHealthType[];

  @Field(() => [DependencyHealthType])
  dependencies!: readonly DependencyHealthType[];
}
