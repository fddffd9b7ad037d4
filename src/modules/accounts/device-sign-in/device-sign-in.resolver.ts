import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext, requireViewer } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { deviceCodeLimit, devicePollLimit, userCodeLimit } from '../accounts.limits.js';
import type { DeviceSignIn } from '../domain/device-sign-in.js';
import { presentSignIn } from '../sessions/present-sign-in.js';
import type { DeviceApprovalService } from './device-approval.service.js';
import type { DeviceSignInService } from './device-sign-in.service.js';
import {
  ApproveDeviceSignInInput,
  CompleteDeviceSignInInput,
  DeviceSignInResultType,
  DeviceSignInType,
  StartDeviceSignInInput,
  StartedDeviceSignInType,
} from './device-sign-in.types.js';

@Resolver()
export class DeviceSignInResolver {
  /** @param verificationUri where people type user codes */
  constructor(
    private readonly service: DeviceSignInService,
    private readonly approvals: DeviceApprovalService,
    private readonly verificationUri: string,
  ) {}

  @Mutation(() => StartedDeviceSignInType, {
    description:
      'Start signing in on a device without a keyboard (RFC 8628): show the user code, and poll `completeDeviceSignIn` at the interval. The owner, signed in on another device, calls `approveDeviceSignIn` with the code.',
  })
  @RateLimit(deviceCodeLimit)
  async startDeviceSignIn(
    @Arg('input', () => StartDeviceSignInInput) input: StartDeviceSignInInput,
    @Ctx() context: RequestContext,
  ): Promise<StartedDeviceSignInType> {
    const started = await this.service.start(input, actorOf(context));
    return {
      ...started,
      verificationUri: this.verificationUri,
      verificationUriComplete: `${this.verificationUri}?code=${started.userCode}`,
    };
  }

  @Query(() => DeviceSignInType, {
    description: 'The device waiting under a user code. Check that it is the device in front of you.',
  })
  @RateLimit(userCodeLimit)
  async deviceSignIn(
    @Arg('userCode', () => String) userCode: string,
    @Ctx() context: RequestContext,
  ): Promise<DeviceSignInType> {
    const { accountId } = requireViewer(context);
    return present(await this.approvals.findWaiting(userCode, accountId, actorOf(context)));
  }

  @Mutation(() => DeviceSignInType, {
    description: 'Approve or deny a device that wants to sign in to your account.',
  })
  @RateLimit(userCodeLimit)
  async approveDeviceSignIn(
    @Arg('input', () => ApproveDeviceSignInInput) input: ApproveDeviceSignInInput,
    @Ctx() context: RequestContext,
  ): Promise<DeviceSignInType> {
    return present(await this.approvals.decide(input, requireViewer(context), actorOf(context)));
  }

  @Mutation(() => DeviceSignInResultType, {
    description:
      'Poll a sign-in that was started with `startDeviceSignIn`. Once it is approved, the first call receives the tokens.',
  })
  @RateLimit(devicePollLimit)
  async completeDeviceSignIn(
    @Arg('input', () => CompleteDeviceSignInInput) input: CompleteDeviceSignInInput,
    @Ctx() context: RequestContext,
  ): Promise<DeviceSignInResultType> {
    const { deviceCode, replaceDeviceId = null } = input;
    const answer = await this.service.complete(deviceCode, replaceDeviceId, actorOf(context));
    return { ...answer, signedIn: answer.signedIn && presentSignIn(answer.signedIn) };
  }
}

function present({ createdAt, state, ...signIn }: DeviceSignIn): DeviceSignInType {
  return { ...signIn, requestedAt: createdAt, status: state === 'COMPLETED' ? 'APPROVED' : state };
}
