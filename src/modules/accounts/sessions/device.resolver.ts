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
    description: 'Sign one of your devices out: its tokens stop working, and its sockets close at once.',
  })
  revokeDevice(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return this.devices.revoke(requireViewer(context).accountId, id, actorOf(context));
  }

  @Mutation(() => Int, {
    description: 'End the sign-in of every device, this one too unless it is to be kept. Answers how many.',
  })
  signOutEverywhere(
    @Arg('keepThisDevice', () => Boolean, {
      defaultValue: false,
      description: 'Leave the device that calls this signed in.',
    })
    keepThisDevice: boolean,
    @Ctx() context: Context,
  ) {
    return this.identity.signOutEverywhere(requireViewer(context), keepThisDevice, actorOf(context));
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the device that asks.' })
  isCurrent(@Root() device: DeviceType, @Ctx() context: Context) {
    return device.id === context.viewer?.sessionId;
  }
}

@Resolver(() => AccountType)
export class AccountDevicesResolver {
  @FieldResolver(() => [DeviceType], {
    description: 'The devices that are signed in, the latest seen first.',
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
