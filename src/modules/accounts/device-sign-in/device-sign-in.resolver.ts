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
      'Begin to sign in on a device without a keyboard (RFC 8628): show the user code, and ask with `completeDeviceSignIn` at the interval. Somebody who is signed in on a phone calls `approveDeviceSignIn` with the code.',
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
    description: 'The device that waits under a user code. Make sure that it is the one you see before you.',
  })
  @RateLimit(userCodeLimit)
  async deviceSignIn(
    @Arg('userCode', () => String) userCode: string,
    @Ctx() context: RequestContext,
  ): Promise<DeviceSignInType> {
    const { accountId } = requireViewer(context);
    return present(await this.approvals.findWaiting(userCode, accountId, actorOf(context)));
  }

  @Mutation(() => DeviceSignInType, { description: 'Let a device sign in to your account, or refuse it.' })
  @RateLimit(userCodeLimit)
  async approveDeviceSignIn(
    @Arg('input', () => ApproveDeviceSignInInput) input: ApproveDeviceSignInInput,
    @Ctx() context: RequestContext,
  ): Promise<DeviceSignInType> {
    return present(await this.approvals.decide(input, requireViewer(context), actorOf(context)));
  }

  @Mutation(() => DeviceSignInResultType, {
    description:
      'Ask how far a sign-in is that `startDeviceSignIn` began. Once it is approved, one call gets the tokens.',
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
