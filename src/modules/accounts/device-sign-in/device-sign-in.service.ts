import type { AttemptLimit, AttemptLimiter } from '../../../platform/attempts/attempt-limiter.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import { networkOf } from '../../../shared/network.js';
import type { Account } from '../domain/account.js';
import { noticeRaised } from '../domain/account-events.js';
import { SessionEndedError } from '../domain/accounts-errors.js';
import type { Device } from '../domain/device-session.js';
import {
  complete,
  DEVICE_SIGN_IN_SECONDS,
  type Decider,
  type DeviceSignIn,
  type DeviceSignInStatus,
  decide,
  isWaiting,
  poll,
  startDeviceSignIn,
} from '../domain/device-sign-in.js';
import { readUserCode, showUserCode } from '../domain/user-code.js';
import type { SessionOpening, SessionOpeningRepositories, SignedIn } from '../sessions/session-opening.js';
import type { DeviceCodes } from './device-codes.js';
import type { CodeHash, DeviceSignInRepository } from './device-sign-in.repository.js';

/** What a device shows to whoever stands before it, and what it asks with. */
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
  readonly outbox: Outbox;
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
/** Many people may share an address, and few buy a television on the same evening. */
const STARTS_PER_ADDRESS: AttemptLimit = { name: 'device sign-in start', most: 30, ...WINDOW };
/**
 * To find one of a thousand waiting devices among 20^8 user codes by guessing takes an account more than a million of
 * these windows, on average.
 */
const TRIES_PER_ACCOUNT: AttemptLimit = { name: 'user code by account', most: 20, ...WINDOW };
const TRIES_PER_ADDRESS: AttemptLimit = { name: 'user code by address', most: 60, ...WINDOW };
/** While a thousand devices wait, one start in 25 million meets a code that is taken. */
const MOST_CODES_TRIED = 5;

const EXPIRED: DeviceSignInAnswer = { status: 'EXPIRED', intervalSeconds: null, signedIn: null };

/** How a device without a keyboard signs in: somebody who is signed in elsewhere lets it in (RFC 8628). */
export function createDeviceSignInService(dependencies: DeviceSignInDependencies) {
  const { deviceSignIns, transactor, sessionOpening, codes, attempts, clock } = dependencies;

  /** @throws NotFoundError when nobody can have been shown this code; RateLimitedError after too many tries */
  async function readCode(userCode: string, accountId: string, { address }: Actor): Promise<CodeHash> {
    await attempts.take(accountId, [TRIES_PER_ACCOUNT]);
    if (address !== null) await attempts.take(networkOf(address), [TRIES_PER_ADDRESS]);
    const code = readUserCode(userCode);
    if (code === null) throw new NotFoundError('A device with this code');
    return codes.hashUserCode(code);
  }

  /** Writes down that the device has asked, and says how far it is. */
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
   * The account that let the device in; null when the session in which it did has ended. Whoever is signed out must
   * not come back with what they let in before. Asked under the account's lock, so that none ends meanwhile.
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

  /** Signs the device in. What it was given is taken in the same transaction, or not at all. */
  function take(hash: CodeHash, signIn: DeviceSignIn, replaceDeviceId: string | null, actor: Actor) {
    const device = { deviceName: signIn.deviceName, platform: signIn.platform, replaceDeviceId };
    return sessionOpening.open(transactor, device, actor, async (transaction) => {
      // The account first, as whoever ends its sessions locks them: neither waits for the other.
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
    /** A device asks to be let in. @throws RateLimitedError */
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
     * The device that waits under a code, so that people see what they let in (RFC 8628, 5.4).
     * @throws NotFoundError, RateLimitedError
     */
    async findWaiting(userCode: string, accountId: string, actor: Actor): Promise<DeviceSignIn> {
      const hash = await readCode(userCode, accountId, actor);
      const signIn = await deviceSignIns.findByUserCode(hash);
      if (!signIn || !isWaiting(signIn, clock.now())) throw new NotFoundError('A device with this code');
      return signIn;
    },

    /** Lets a device in, or refuses it. A repeat changes nothing. @throws NotFoundError, RateLimitedError */
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

    /**
     * The device asks how far it is, and is signed in once it may be. A code that is not known is answered as one
     * that is over.
     * @throws DeviceLimitReachedError: it stays approved, and may ask again with a device to replace
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
        // Another poll was faster, or the session that let it in has ended.
        if (error instanceof SessionEndedError) return EXPIRED;
        throw error;
      }
    },
  };
}
