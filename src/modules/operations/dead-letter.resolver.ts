import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { pageRequest, toConnection } from '../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { DeadLetterService } from './dead-letter.service.js';
import { DeadLetterConnectionType, DeadLettersInput, DeadLettersResultType } from './dead-letter.types.js';
import type { JobAdministrationService } from './job-administration.service.js';

@Resolver(() => AdminType)
export class DeadLetterResolver {
  constructor(
    private readonly deadLetterService: DeadLetterService,
    private readonly queues: JobAdministrationService,
  ) {}

  @FieldResolver(() => DeadLetterConnectionType, {
    description:
      'Dead letters: jobs that failed for good, most recent failure first; of one queue, or of all.',
  })
  async deadLetters(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('queue', () => ID, { nullable: true }) queue?: string | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return toConnection(await this.deadLetterService.list(queue ?? null, pageRequest(first, after)));
  }

  @Mutation(() => DeadLettersResultType, {
    description:
      'Retry dead letters with all their attempts, oldest failure first. Each is replayed once, however often this is called. Audited.',
  })
  async replayDeadLetters(
    @Arg('input', () => DeadLettersInput) { queue, ...filter }: DeadLettersInput,
    @Ctx() context: RequestContext,
  ) {
    const count = await this.deadLetterService.replay(queue, filter, actorOf(context));
    return { count, queue: await this.queues.queue(queue) };
  }

  @Mutation(() => DeadLettersResultType, {
    description: 'Delete dead letters permanently. Audited.',
  })
  async discardDeadLetters(
    @Arg('input', () => DeadLettersInput) { queue, ...filter }: DeadLettersInput,
    @Ctx() context: RequestContext,
  ) {
    const count = await this.deadLetterService.discard(queue, filter, actorOf(context));
    return { count, queue: await this.queues.queue(queue) };
  }
}
