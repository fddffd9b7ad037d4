import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { type FieldLimit, RateLimit } from '../../graphql/rate-limits/field-limits.js';
import type { PinService } from './pin.service.js';
import { ProfileType, SetProfilePinInput, UnlockProfileInput } from './profiles.types.js';
import type { UnlockService } from './unlock.service.js';

/** In addition to the limit on PIN attempts. */
const pinLimit: FieldLimit = { name: 'pin', most: 30, windowSeconds: 600, by: ['profile'] };

@Resolver()
export class PinResolver {
  constructor(
    private readonly pins: PinService,
    private readonly locks: UnlockService,
  ) {}

  @Mutation(() => ProfileType, {
    description:
      "Set, change or remove a profile's PIN, and lock the profile on every other device; on this one it stays unlocked. Requires the current PIN, if it has one, or the password.",
  })
  @RateLimit(pinLimit)
  setProfilePin(
    @Arg('input', () => SetProfilePinInput) { pin, ...input }: SetProfilePinInput,
    @Ctx() context: RequestContext,
  ) {
    return this.pins.set(requireViewer(context), { ...input, pin: pin ?? null }, actorOf(context));
  }

  @Mutation(() => ProfileType, {
    description:
      'Unlock a protected profile on this device for 12 hours. PIN_REQUIRED for a wrong PIN, RATE_LIMITED after too many.',
  })
  @RateLimit(pinLimit)
  unlockProfile(
    @Arg('input', () => UnlockProfileInput) { profileId, pin }: UnlockProfileInput,
    @Ctx() context: RequestContext,
  ) {
    return this.locks.unlock(requireViewer(context), profileId, pin ?? null, actorOf(context));
  }
}
