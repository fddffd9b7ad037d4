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
      'Bind this device to a profile: it acts as this profile only, and sees only what this profile may see. Refresh its tokens afterwards, because the previous ones are revoked.',
  })
  bindDeviceToProfile(
    @Arg('input', () => BindDeviceToProfileInput) { profileId, pin }: BindDeviceToProfileInput,
    @Ctx() context: Context,
  ) {
    return this.boundDevices.bind(requireViewer(context), profileId, pin ?? null, actorOf(context));
  }

  @Mutation(() => DeviceType, {
    description:
      'Release a bound device: this one with the PIN of its profile or the password, another one from a device that is not bound. Refresh its tokens afterwards.',
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
      'The id of the profile that the device is bound to; null for none, and on a device that is bound to another profile.',
  })
  boundProfile(@Root() { boundProfileId }: DeviceSession, @Ctx() { loaders }: Context) {
    return boundProfileId === null ? null : loaders.profileById.load(boundProfileId);
  }
}
