import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { AdminType } from '../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../graphql/context.js';
import type { TimeService } from './time.service.js';
import { AdvanceClockInput, PlatformClockType } from './time.types.js';

@Resolver(() => AdminType)
export class TimeResolver {
  constructor(private readonly time: TimeService) {}

  @FieldResolver(() => PlatformClockType, { description: 'What time it is for the platform.' })
  clock() {
    return this.time.present();
  }

  @Mutation(() => PlatformClockType, {
    description:
      'Move the clock of the whole platform ahead, to see what happens by itself. On the embedded demo only, and never back. What becomes due on the way happens at its time; access tokens expire too.',
  })
  advanceClock(
    @Arg('input', () => AdvanceClockInput) { seconds }: AdvanceClockInput,
    @Ctx() context: RequestContext,
  ) {
    return this.time.advance(seconds, actorOf(context));
  }
}
