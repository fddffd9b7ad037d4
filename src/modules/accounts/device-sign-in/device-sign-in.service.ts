import type { AttemptLimit, AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { networkOf } from '../../../shared/network.js';
import type { Account } from '../domain/account.js';
import { SessionEndedError } from '../domain/accounts-errors.js';
import type { Device } from '../domain/device-session.js';
import {
  complete,
  DEVICE_SIGN_IN_SECONDS,
  type DeviceSignIn,
  type DeviceSignInStatus,
  poll,
  startDeviceSignIn,
} from '../domain/device-sign-in.js';
import { showUserCode } from '../domain/user-code.js';
import type { SessionOpening, SessionOpeningRepositories, SignedIn } from '../sessions/session-opening.js';
import type { DeviceCodes } from './device-codes.js';
import type { CodeHash, DeviceSignInRepository } from './device-sign-in.repository.js';

/** The user code that the device shows, and the device code that it polls with. */
export interface StartedDeviceSignIn {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly expiresInSeconds: number;
  readonly intervalSeconds: number;
}

export interface DeviceSignInAnswer {
  readonly status: DeviceSignInStatus;
  /** How long to wait before the next poll; null when there is nothing to wait for. */
  readonly intervalSeconds: number | null;
  readonly signedIn: SignedIn | null;
}

export interface DeviceSignInRepositories extends SessionOpeningRepositories {
  readonly deviceSignIns: DeviceSignInRepository;
}

export interface DeviceSignInDependencies {
  readonly deviceSignIns: DeviceSignInRepository;
  readonly transactor: Transactor<DeviceSignInRepositories>;
  readonly sessionOpening: SessionOpening;
  readonly codes: DeviceCodes;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
}

export type DeviceSignInService = ReturnType<typeof createDeviceSignInService>;

const WINDOW = { windowSeconds: DEVICE_SIGN_IN_SECONDS };
/** Many people may share an address, but few set up a television on the same evening. */
const STARTS_PER_ADDRESS: AttemptLimit = { name: 'device sign-in start', most: 30, ...WINDOW };
/** With a thousand waiting devices, one sign-in in 25 million draws a code that is taken. */
const MOST_CODES_TRIED = 5;

const EXPIRED: DeviceSignInAnswer = { status: 'EXPIRED', intervalSeconds: null, signedIn: null };

/**
 * The device's side of signing in without a keyboard (RFC 8628): it shows a code, and polls until somebody approves it.
 */
export function createDeviceSignInService(dependencies: DeviceSignInDependencies) {
  const { deviceSignIns, transactor, sessionOpening, codes, attempts, clock } = dependencies;

  /** Records the poll, and returns the state of the sign-in. */
  function ask(hash: CodeHash) {
    return transactor.run(async (transaction) => {
      const known = await transaction.deviceSignIns.lockByDeviceCode(hash);
      if (!known) return null;
      const asked = poll(known, clock.now());
      if (asked.signIn !== known) await transaction.deviceSignIns.save(asked.signIn);
      return asked;
    });
  }

  /**
   * The account that approved the device; null when the approving session has ended, so that somebody who was signed
   * out cannot return through a device they approved before. Call it under the account's lock, so that the session
   * cannot end in between.
   */
  async function approverOf(
    { accountId, decidedBy }: DeviceSignIn,
    { accounts, sessions }: DeviceSignInRepositories,
  ): Promise<Account | null> {
    if (accountId === null || decidedBy === null) return null;
    if (!(await sessions.findLive(decidedBy, clock.now()))) return null;
    const [account = null] = await accounts.findByIds([accountId]);
    return account;
  }

  /** Signs the device in and completes its request, in one transaction. */
  function take(hash: CodeHash, signIn: DeviceSignIn, replaceDeviceId: string | null, actor: Actor) {
    const device = { deviceName: signIn.deviceName, platform: signIn.platform, replaceDeviceId };
    return sessionOpening.open(transactor, device, actor, async (transaction) => {
      // Locks the account first, in the same order as ending its sessions does, which avoids a deadlock.
      if (signIn.accountId !== null) await transaction.accounts.lock(signIn.accountId);
      const known = await transaction.deviceSignIns.lockByDeviceCode(hash);
      const completed = known && complete(known, clock.now());
      const account = completed && (await approverOf(completed, transaction));
      if (!account) throw new SessionEndedError();
      await transaction.deviceSignIns.save(completed);
      return account;
    });
  }

  return {
    /** Starts a sign-in for a device. @throws RateLimitedError */
    async start(device: Device, { address }: Actor): Promise<StartedDeviceSignIn> {
      if (address !== null) await attempts.take(networkOf(address), [STARTS_PER_ADDRESS]);
      const signIn = startDeviceSignIn(device, address, clock.now());
      const deviceCode = codes.newDeviceCode();
      for (let tried = 0; tried < MOST_CODES_TRIED; tried += 1) {
        const userCode = codes.newUserCode();
        const hashes = {
          deviceCode: codes.hashDeviceCode(deviceCode),
          userCode: codes.hashUserCode(userCode),
        };
        if (!(await deviceSignIns.insert(signIn, hashes))) continue;
        const { intervalSeconds } = signIn;
        const shown = showUserCode(userCode);
        return { deviceCode, userCode: shown, expiresInSeconds: DEVICE_SIGN_IN_SECONDS, intervalSeconds };
      }
      throw new Error('No user code was free.');
    },

    /**
     * Answers a poll, and signs the device in once it is approved. An unknown code is reported as expired.
     * @throws DeviceLimitReachedError; the device stays approved, and may poll again with a device to replace
     */
    async complete(
      deviceCode: string,
      replaceDeviceId: string | null,
      actor: Actor,
    ): Promise<DeviceSignInAnswer> {
      const hash = codes.hashDeviceCode(deviceCode);
      const asked = await ask(hash);
      if (!asked) return EXPIRED;
      const { status, signIn } = asked;
      if (status === 'PENDING' || status === 'SLOW_DOWN') {
        return { status, intervalSeconds: signIn.intervalSeconds, signedIn: null };
      }
      if (status !== 'APPROVED') return { ...EXPIRED, status };
      try {
        const signedIn = await take(hash, signIn, replaceDeviceId, actor);
        return { status, intervalSeconds: null, signedIn };
      } catch (error) {
        // A concurrent poll was faster, or the approving session has ended.
        if (error instanceof SessionEndedError) return EXPIRED;
        throw error;
      }
    },
  };
}
