import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { AccessToken, AccessTokens } from './access-token.js';
import type { AccountRepository } from './account.repository.js';
import type { DeviceSessionRepository } from './device-session.repository.js';
import { type Account, isGone } from './domain/account.js';
import {
  AccountSuspendedError,
  DeviceLimitReachedError,
  WrongCredentialsError,
} from './domain/accounts-errors.js';
import { type Device, type DeviceSession, startSession } from './domain/device-session.js';
import type { RefreshTokens } from './refresh-token.js';
import { ended, type SessionRevocations } from './session-revocations.js';

/** On how many devices an account may be signed in at a time. */
export interface DeviceAllowance {
  maxDevicesOf(accountId: string): Promise<number>;
}

/** A device that signs in, and the one that it may take the place of. */
export interface NewDevice extends Device {
  /** A device of the account to sign out at the same time. */
  readonly replaceDeviceId?: string | null | undefined;
}

/** A sign-in on one device. */
export interface SignedIn {
  readonly account: Account;
  readonly accessToken: AccessToken;
  readonly refreshToken: string;
}

export interface SessionOpeningRepositories {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
}

export interface SessionOpeningDependencies {
  readonly allowance: DeviceAllowance;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly revocations: SessionRevocations;
  readonly refreshTokenDays: number;
  readonly clock: Clock;
}

export type SessionOpening = ReturnType<typeof createSessionOpening>;

const DAY_MS = 86_400_000;

/** Signs an account in on a device, whatever has proven that it may be. */
export function createSessionOpening(dependencies: SessionOpeningDependencies) {
  const { allowance, accessTokens, refreshTokens, revocations, clock } = dependencies;

  /** When a session that is used now ends unless it is used again. */
  function expiryFrom(now: Date): Date {
    return new Date(now.getTime() + dependencies.refreshTokenDays * DAY_MS);
  }

  async function present(account: Account, session: DeviceSession, refreshToken: string): Promise<SignedIn> {
    const accessToken = await accessTokens.issue({
      accountId: account.id,
      sessionId: session.id,
      sessionVersion: session.version,
      role: account.role,
      boundProfileId: session.boundProfileId,
    });
    return { account, accessToken, refreshToken };
  }

  return {
    expiryFrom,
    present,

    /**
     * Opens a session together with whatever else the transaction does. Simultaneous calls for one account are
     * counted one at a time, so that they cannot pass the plan's limit, and none passes a suspension.
     * @param prepare what has to be done first, in the same transaction: it answers whose session it is to be
     * @throws AccountSuspendedError, WrongCredentialsError, DeviceLimitReachedError, and what `prepare` throws
     */
    async open<Repositories extends SessionOpeningRepositories>(
      transactor: Transactor<Repositories>,
      device: NewDevice,
      actor: Actor,
      prepare: (transaction: Repositories) => Promise<Account>,
    ): Promise<SignedIn> {
      const opened = await transactor.run(async (transaction) => {
        const { id } = await prepare(transaction);
        await transaction.accounts.lock(id);
        const now = clock.now();
        const account = await requireOpen(transaction.accounts, id, now);
        const replaced = await admit(transaction.sessions, account.id, device.replaceDeviceId ?? null);
        const seen = { at: now, from: actor.address, expiresAt: expiryFrom(now) };
        const session = startSession(account.id, device, seen);
        const refreshToken = refreshTokens.create(session.id);
        await transaction.sessions.insert(session, refreshTokens.hash(refreshToken));
        return { account, session, refreshToken, replaced };
      });
      await revocations.announce(ended(opened.replaced));
      return present(opened.account, opened.session, opened.refreshToken);
    },
  };

  /** Reads the account once it is locked: what was decided about it meanwhile holds. */
  async function requireOpen(accounts: AccountRepository, id: string, now: Date): Promise<Account> {
    const [account] = await accounts.findByIds([id]);
    if (!account || isGone(account, now)) throw new WrongCredentialsError();
    if (account.suspendedAt !== null) throw new AccountSuspendedError();
    return account;
  }

  /** Makes sure that there is room for one more device. @returns the sessions that had to make way */
  async function admit(
    sessions: DeviceSessionRepository,
    accountId: string,
    replaceDeviceId: string | null,
  ): Promise<string[]> {
    const now = clock.now();
    const [live = []] = await sessions.findLiveByAccountIds([accountId], now);
    const staying = live.filter(({ id }) => id !== replaceDeviceId);
    const limit = await allowance.maxDevicesOf(accountId);
    if (staying.length >= limit) throw new DeviceLimitReachedError(limit, staying);
    if (replaceDeviceId === null || staying.length === live.length) return [];
    return sessions.revoke({ accountId, ids: [replaceDeviceId] }, 'REPLACED', now);
  }
}
