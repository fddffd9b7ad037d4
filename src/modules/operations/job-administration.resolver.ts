import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { pageRequest, toConnection } from '../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import { JobConnectionType, JobLogLineType, JobStateType, JobType } from './job.types.js';
import type { JobAdministrationService } from './job-administration.service.js';
import {
  DeadLetterConnectionType,
  DeadLettersInput,
  DeadLettersResultType,
  QueueType,
} from './job-administration.types.js';

@Resolver(() => AdminType)
export class JobAdministrationResolver {
  constructor(private readonly administration: JobAdministrationService) {}

  @FieldResolver(() => [QueueType], { description: 'Where background work waits, by name.' })
  queues() {
    return this.administration.queues();
  }

  @FieldResolver(() => JobType, {
    nullable: true,
    description:
      'One job, with how far it has come and what it noted. Null where its queue does not remember it.',
  })
  job(@Arg('queue', () => ID) queue: string, @Arg('id', () => ID) id: string) {
    return this.administration.job(queue, id);
  }

  @FieldResolver(() => JobConnectionType, {
    description:
      'The jobs of a queue that stand somewhere, as far as it remembers them: what waits or runs as it came, what comes later the soonest first, what was done or given up the last first.',
  })
  async jobs(
    @Arg('queue', () => ID) queue: string,
    @Arg('state', () => JobStateType) state: JobStateType,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return toConnection(await this.administration.jobs(queue, state, pageRequest(first, after)));
  }

  @FieldResolver(() => DeadLetterConnectionType, {
    description: 'Jobs that were given up, the last one that failed first; of one queue, or of all.',
  })
  async deadLetters(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('queue', () => ID, { nullable: true }) queue?: string | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return toConnection(await this.administration.deadLetters(queue ?? null, pageRequest(first, after)));
  }

  @Mutation(() => DeadLettersResultType, {
    description:
      'Have jobs that were given up tried again, with all of their tries, the first that failed first. Each once, however often this is asked. Audited.',
  })
  async replayDeadLetters(
    @Arg('input', () => DeadLettersInput) { queue, ...filter }: DeadLettersInput,
    @Ctx() context: RequestContext,
  ) {
    const count = await this.administration.replay(queue, filter, actorOf(context));
    return { count, queue: await this.administration.queue(queue) };
  }

  @Mutation(() => DeadLettersResultType, {
    description: 'Remove jobs that were given up, for good. Audited.',
  })
  async discardDeadLetters(
    @Arg('input', () => DeadLettersInput) { queue, ...filter }: DeadLettersInput,
    @Ctx() context: RequestContext,
  ) {
    const count = await this.administration.discard(queue, filter, actorOf(context));
    return { count, queue: await this.administration.queue(queue) };
  }

  @Mutation(() => QueueType, {
    description:
      'Have no job of a queue begun, in any process, until it is resumed. What is running ends. Audited.',
  })
  pauseQueue(@Arg('name', () => ID) name: string, @Ctx() context: RequestContext) {
    return this.administration.pause(name, actorOf(context));
  }

  @Mutation(() => QueueType, { description: 'Let the jobs of a paused queue go on. Audited.' })
  resumeQueue(@Arg('name', () => ID) name: string, @Ctx() context: RequestContext) {
    return this.administration.resume(name, actorOf(context));
  }
}

@Resolver(() => JobType)
export class JobResolver {
  constructor(private readonly administration: JobAdministrationService) {}

  @FieldResolver(() => [JobLogLineType], {
    description: 'What it noted, over all tries, the first line first: the last hundred lines.',
  })
  log(@Root() { queue, id }: JobType) {
    return this.administration.jobLog(queue, id);
  }
}
