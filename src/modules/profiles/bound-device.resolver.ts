import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../graphql/context.js';
import { type DeviceSession, DeviceType } from '../accounts/index.js';
import type { BoundDeviceService } from './bound-device.service.js';
import type { ProfilesContext } from './profiles.loaders.js';
import { BindDeviceToProfileInput, ProfileType, ReleaseDeviceInput } from './profiles.types.js';

type Context = RequestContext & ProfilesContext;

@Resolver(() => DeviceType)
export class BoundDeviceResolver {
  constructor(private readonly boundDevices: BoundDeviceService) {}

  @Mutation(() => DeviceType, {
    description:
      'Bind this device to a profile: all it does is done, and all it sees filtered, as this profile. Refresh its tokens afterwards; the ones before are refused.',
  })
  bindDeviceToProfile(
    @Arg('input', () => BindDeviceToProfileInput) { profileId, pin }: BindDeviceToProfileInput,
    @Ctx() context: Context,
  ) {
    return this.boundDevices.bind(requireViewer(context), profileId, pin ?? null, actorOf(context));
  }

  @Mutation(() => DeviceType, {
    description:
      "Make a bound device the account's again: this one with the PIN of its profile or the password, another one from a device that is not bound. Refresh its tokens afterwards.",
  })
  releaseDevice(
    @Arg('input', () => ReleaseDeviceInput) { deviceId, ...proof }: ReleaseDeviceInput,
    @Ctx() context: Context,
  ) {
    return this.boundDevices.release(requireViewer(context), deviceId ?? null, proof, actorOf(context));
  }

  @FieldResolver(() => ProfileType, {
    nullable: true,
    description:
      'The profile that the device is bound to; null for none, and on a device bound to another one.',
  })
  boundProfile(@Root() { boundProfileId }: DeviceSession, @Ctx() { loaders }: Context) {
    return boundProfileId === null ? null : loaders.profileById.load(boundProfileId);
  }
}
