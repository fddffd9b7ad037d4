import type { AttemptLimit, AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import { networkOf } from '../../../shared/network.js';
import { noticeRaised } from '../domain/account-events.js';
import {
  DEVICE_SIGN_IN_SECONDS,
  type Decider,
  type DeviceSignIn,
  decide,
  isWaiting,
} from '../domain/device-sign-in.js';
import { readUserCode } from '../domain/user-code.js';
import type { DeviceCodes } from './device-codes.js';
import type { CodeHash, DeviceSignInRepository } from './device-sign-in.repository.js';

export interface DeviceApprovalRepositories {
  readonly deviceSignIns: DeviceSignInRepository;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}

export interface DeviceApprovalDependencies {
  readonly deviceSignIns: DeviceSignInRepository;
  readonly transactor: Transactor<DeviceApprovalRepositories>;
  readonly codes: DeviceCodes;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
}

export type DeviceApprovalService = ReturnType<typeof createDeviceApprovalService>;

const WINDOW = { windowSeconds: DEVICE_SIGN_IN_SECONDS };
/**
 * Guessing one of a thousand waiting devices among 20^8 user codes takes an account more than a million of these
 * windows on average.
 */
const TRIES_PER_ACCOUNT: AttemptLimit = { name: 'user code by account', most: 20, ...WINDOW };
const TRIES_PER_ADDRESS: AttemptLimit = { name: 'user code by address', most: 60, ...WINDOW };

/**
 * The owner's side of a device sign-in: someone who is signed in elsewhere types the device's code, and approves or
 * denies it (RFC 8628).
 */
export function createDeviceApprovalService(dependencies: DeviceApprovalDependencies) {
  const { deviceSignIns, transactor, codes, attempts, clock } = dependencies;

  /** @throws NotFoundError when the code is malformed; RateLimitedError after too many tries */
  async function readCode(userCode: string, accountId: string, { address }: Actor): Promise<CodeHash> {
    await attempts.take(accountId, [TRIES_PER_ACCOUNT]);
    if (address !== null) await attempts.take(networkOf(address), [TRIES_PER_ADDRESS]);
    const code = readUserCode(userCode);
    if (code === null) throw new NotFoundError('A device with this code');
    return codes.hashUserCode(code);
  }

  return {
    /**
     * The device waiting under a code, so that people see what they are approving (RFC 8628, 5.4).
     * @throws NotFoundError, RateLimitedError
     */
    async findWaiting(userCode: string, accountId: string, actor: Actor): Promise<DeviceSignIn> {
      const hash = await readCode(userCode, accountId, actor);
      const signIn = await deviceSignIns.findByUserCode(hash);
      if (!signIn || !isWaiting(signIn, clock.now())) throw new NotFoundError('A device with this code');
      return signIn;
    },

    /** Approves or denies a device. Idempotent. @throws NotFoundError, RateLimitedError */
    async decide(
      { userCode, approve }: { readonly userCode: string; readonly approve: boolean },
      decider: Decider,
      actor: Actor,
    ): Promise<DeviceSignIn> {
      const { accountId } = decider;
      const hash = await readCode(userCode, accountId, actor);
      return transactor.run(async ({ deviceSignIns: signIns, audit, outbox }) => {
        const now = clock.now();
        const known = await signIns.lockByUserCode(hash);
        const decided = known && decide(known, decider, approve, now);
        if (!decided) throw new NotFoundError('A device with this code');
        if (decided === known) return decided;
        await signIns.save(decided);
        await audit.append({
          actor,
          action: approve ? 'accounts.device_sign_in_approved' : 'accounts.device_sign_in_denied',
          subject: { type: 'device_sign_in', id: decided.id },
          occurredAt: now,
        });
        const facts = { deviceName: decided.deviceName, platform: decided.platform };
        if (approve) await outbox.append([noticeRaised(accountId, 'DEVICE_APPROVED', facts, now)]);
        return decided;
      });
    },
  };
}
