import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import type { AccountsContext } from '../accounts.loaders.js';
import { AccountType, boundProfileOf } from '../accounts.types.js';
import type { DeviceSession } from '../domain/device-session.js';
import type { IdentityService } from '../identity.service.js';
import type { DeviceService } from './device.service.js';
import { DeviceType } from './device.types.js';

type Context = RequestContext & AccountsContext;

@Resolver(() => DeviceType)
export class DeviceResolver {
  constructor(
    private readonly devices: DeviceService,
    private readonly identity: IdentityService,
  ) {}

  @Mutation(() => DeviceType, {
    description: 'Sign out one of your devices: its tokens stop working, and its sockets close at once.',
  })
  revokeDevice(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return this.devices.revoke(requireViewer(context).accountId, id, actorOf(context));
  }

  @Mutation(() => Int, {
    description: 'Sign out every device, optionally except this one. Returns how many were signed out.',
  })
  signOutEverywhere(
    @Arg('keepThisDevice', () => Boolean, {
      defaultValue: false,
      description: 'Keep the calling device signed in.',
    })
    keepThisDevice: boolean,
    @Ctx() context: Context,
  ) {
    return this.identity.signOutEverywhere(requireViewer(context), keepThisDevice, actorOf(context));
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the calling device.' })
  isCurrent(@Root() device: DeviceType, @Ctx() context: Context) {
    return device.id === context.viewer?.sessionId;
  }
}

@Resolver(() => AccountType)
export class AccountDevicesResolver {
  @FieldResolver(() => [DeviceType], {
    description: 'The signed-in devices, most recently seen first.',
  })
  async devices(@Root() account: AccountType, @Ctx() context: Context): Promise<readonly DeviceSession[]> {
    const devices = await context.loaders.devicesByAccountId.load(account.id);
    const bound = boundProfileOf(account, context);
    if (bound === null) return devices;
    return devices.map((device) =>
      device.boundProfileId === bound ? device : { ...device, boundProfileId: null },
    );
  }
}
