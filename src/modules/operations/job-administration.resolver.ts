import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { pageRequest, toConnection } from '../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import { JobConnectionType, JobLogLineType, JobStateType, JobType } from './job.types.js';
import type { JobAdministrationService } from './job-administration.service.js';
import { QueueType } from './job-administration.types.js';

@Resolver(() => AdminType)
export class JobAdministrationResolver {
  constructor(private readonly administration: JobAdministrationService) {}

  @FieldResolver(() => [QueueType], { description: 'The job queues, by name.' })
  queues() {
    return this.administration.queues();
  }

  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'A job with its progress and log. Null when its queue no longer keeps it.',
  })
  job(@Arg('queue', () => ID) queue: string, @Arg('id', () => ID) id: string) {
    return this.administration.job(queue, id);
  }

  @FieldResolver(() => JobConnectionType, {
    description:
      'The jobs of a queue in one state, as far as the queue still keeps them. Waiting and active jobs are in order of arrival, delayed ones soonest first, completed and failed ones newest first.',
  })
  async jobs(
    @Arg('queue', () => ID) queue: string,
    @Arg('state', () => JobStateType) state: JobStateType,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return toConnection(await this.administration.jobs(queue, state, pageRequest(first, after)));
  }

  @Mutation(() => QueueType, {
    description:
      'Pause a queue: no process starts its jobs until it is resumed. Running jobs finish. Audited.',
  })
  pauseQueue(@Arg('name', () => ID) name: string, @Ctx() context: RequestContext) {
    return this.administration.pause(name, actorOf(context));
  }

  @Mutation(() => QueueType, { description: 'Resume a paused queue. Audited.' })
  resumeQueue(@Arg('name', () => ID) name: string, @Ctx() context: RequestContext) {
    return this.administration.resume(name, actorOf(context));
  }
}

@Resolver(() => JobType)
export class JobResolver {
  constructor(private readonly administration: JobAdministrationService) {}

  @FieldResolver(() => [JobLogLineType], {
    description: 'The last hundred lines of its log over all attempts, oldest first.',
  })
  log(@Root() { queue, id }: JobType) {
    return this.administration.jobLog(queue, id);
  }
}
