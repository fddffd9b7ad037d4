import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { pageRequest } from '../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { RateLimitAdministrationService } from './rate-limit-administration.service.js';
import { LiftRateLimitBlockInput, RateLimitBlockType } from './rate-limit-administration.types.js';

@Resolver(() => AdminType)
export class RateLimitAdministrationResolver {
  constructor(private readonly administration: RateLimitAdministrationService) {}

  @FieldResolver(() => [RateLimitBlockType], {
    description:
      'Callers blocked after repeated rate limit violations, longest remaining block first. 100 at most.',
  })
  async rateLimitBlocks(@Arg('first', () => Int, { defaultValue: 20 }) first: number) {
    const blocks = await this.administration.list(pageRequest(first, null).first);
    return blocks.map(({ subject, ...block }) => ({ ...block, kind: subject.kind, subject: subject.id }));
  }

  @Mutation(() => Boolean, {
    description:
      'Lift a block in every process, and reset the count that led to it. NOT_FOUND when the caller is not blocked. Audited.',
  })
  async liftRateLimitBlock(
    @Arg('input', () => LiftRateLimitBlockInput) { kind, subject }: LiftRateLimitBlockInput,
    @Ctx() context: RequestContext,
  ) {
    await this.administration.lift({ kind, id: subject }, actorOf(context));
    return true;
  }
}
