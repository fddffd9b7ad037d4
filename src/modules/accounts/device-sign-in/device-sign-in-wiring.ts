import type { AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepositories } from '../account-repositories.prisma.js';
import type { SessionOpening } from '../sessions/session-opening.js';
import { createDeviceApprovalService } from './device-approval.service.js';
import { createDeviceCodes } from './device-codes.js';
import { createDeviceSignInService } from './device-sign-in.service.js';

export interface DeviceSignInWiringDependencies extends AccountRepositories {
  /** `secret` is what keys are derived from. */
  readonly auth: { readonly secret: string };
  readonly sessionOpening: SessionOpening;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
}

/** Wires the sign-in of televisions with a code, and its approval on another device. */
export function createDeviceSignIn(dependencies: DeviceSignInWiringDependencies) {
  const { repositories, auth } = dependencies;
  const shared = {
    ...dependencies,
    deviceSignIns: repositories.deviceSignIns,
    codes: createDeviceCodes(auth.secret),
  };
  return {
    deviceSignIn: createDeviceSignInService(shared),
    deviceApproval: createDeviceApprovalService(shared),
  };
}
