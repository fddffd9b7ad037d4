import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { TimeService } from './time.service.js';
import { AdvanceClockInput, PlatformClockType } from './time.types.js';

@Resolver(() => AdminType)
export class TimeResolver {
  constructor(private readonly time: TimeService) {}

  @FieldResolver(() => PlatformClockType, { description: "The platform's clock." })
  clock() {
    return this.time.present();
  }

  @Mutation(() => PlatformClockType, {
    description:
      "Move the whole platform's clock forward, to watch scheduled events happen. On the embedded demo only, and never backward. Everything that becomes due happens at its own time; access tokens expire too.",
  })
  advanceClock(
    @Arg('input', () => AdvanceClockInput) { seconds }: AdvanceClockInput,
    @Ctx() context: RequestContext,
  ) {
    return this.time.advance(seconds, actorOf(context));
  }
}
