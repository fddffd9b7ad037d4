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
  description: 'UP: all is well. DEGRADED: something is wrong, and the system works. DOWN: it does not.',
});

@ObjectType('ProcessDependency', {
  description: 'A server that a process needs, as it sees it.',
  simpleResolvers: true,
})
export class ProcessDependencyType {
  @Field(() => ID)
  name!: string;

  @Field(() => Boolean)
  isUp!: boolean;

  @Field(() => Float, { nullable: true, description: 'How long it took to answer; null where it did not.' })
  milliseconds!: number | null;
}

@ObjectType('ProcessHealth', {
  description: 'A process of the system, as it told of itself last.',
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

  @Field(() => DateTime, { description: 'It tells of itself every five seconds.' })
  heardAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether it was heard of in the last 12.5 s. Who fell silent is named for ten minutes.',
  })
  isAlive!: boolean;

  @Field(() => Float, { description: 'By how much timers were late at most, of 99 in 100, in milliseconds.' })
  eventLoopDelayMs!: number;

  @Field(() => SafeInt, { description: 'All of its memory.' })
  memoryBytes!: number;

  @Field(() => SafeInt, { description: 'Of it, what JavaScript uses.' })
  heapBytes!: number;

  @Field(() => [ProcessDependencyType])
  dependencies!: readonly ProcessDependencyType[];
}

@ObjectType('DependencyHealth', {
  description: 'A server that the system needs, as all living processes see it together.',
  simpleResolvers: true,
})
export class DependencyHealthType {
  @Field(() => ID)
  name!: string;

  @Field(() => HealthStatusEnum, { description: 'DEGRADED: only some get an answer.' })
  status!: HealthStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'The slowest answer that a process got; null where none did.',
  })
  milliseconds!: number | null;
}

@ObjectType('SystemHealth', { simpleResolvers: true })
export class SystemHealthType {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => HealthStatusEnum, {
    description:
      'DEGRADED where a process fell silent, a role is filled by nobody, or a server is away for some.',
  })
  status!: HealthStatus;

  @Field(() => [ProcessHealthType], {
    description: 'The one that runs longest first. While Redis is away: only the process that answers.',
  })
  processes!: readonly ProcessHealthType[];

  @Field(() => [DependencyHealthType])
  dependencies!: readonly DependencyHealthType[];
}
