import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepository } from '../account.repository.js';
import { type Account, isGone } from '../domain/account.js';
import {
  AccountSuspendedError,
  DeviceLimitReachedError,
  SessionEndedError,
} from '../domain/accounts-errors.js';
import { type Device, type DeviceSession, startSession } from '../domain/device-session.js';
import { signedInRecord } from '../domain/session-audit.js';
import type { AccessToken, AccessTokens } from '../tokens/access-token.js';
import type { RefreshTokens } from '../tokens/refresh-token.js';
import { endSessions, type SessionEndingRepositories } from './session-ending.js';
import { ended, type SessionRevocations } from './session-revocations.js';

/** The device limit of an account. */
export interface DeviceAllowance {
  maxDevicesOf(accountId: string): Promise<number>;
}

/** A device that signs in, and optionally the one it replaces. */
export interface NewDevice extends Device {
  /** A device of the account to sign out at the same time. */
  readonly replaceDeviceId?: string | null | undefined;
}

/** A sign-in on one device. */
export interface SignedIn {
  readonly account: Account;
  /** The profile that the device is bound to. */
  readonly boundProfileId: string | null;
  readonly accessToken: AccessToken;
  readonly refreshToken: string;
}

export interface SessionOpeningRepositories extends SessionEndingRepositories {
  /** Reads within the transaction: with another connection, it could wait for itself. */
  readonly allowance: DeviceAllowance;
}

export interface SessionOpeningDependencies {
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly revocations: SessionRevocations;
  readonly refreshTokenDays: number;
  readonly clock: Clock;
}

export type SessionOpening = ReturnType<typeof createSessionOpening>;

const DAY_MS = 86_400_000;

/** Opens sessions, whatever has authenticated the account. */
export function createSessionOpening(dependencies: SessionOpeningDependencies) {
  const { accessTokens, refreshTokens, revocations, clock } = dependencies;

  /** When a session that is used now expires without further use. */
  function expiryFrom(now: Date): Date {
    return new Date(now.getTime() + dependencies.refreshTokenDays * DAY_MS);
  }

  async function present(account: Account, session: DeviceSession, refreshToken: string): Promise<SignedIn> {
    const { boundProfileId } = session;
    const accessToken = await accessTokens.issue({
      accountId: account.id,
      sessionId: session.id,
      sessionVersion: session.version,
      role: account.role,
      boundProfileId,
    });
    return { account, boundProfileId, accessToken, refreshToken };
  }

  return {
    expiryFrom,
    present,

    /**
     * Opens a session in the same transaction as `prepare`. Concurrent calls for one account are serialised, so that they
     * cannot exceed the plan's device limit or bypass a suspension.
     * @param prepare runs first, in the same transaction, and returns the account to open a session for
     * @throws AccountSuspendedError, SessionEndedError, DeviceLimitReachedError, and what `prepare` throws
     */
    async open<Repositories extends SessionOpeningRepositories>(
      transactor: Transactor<Repositories>,
      device: NewDevice,
      actor: Actor,
      prepare: (transaction: Repositories) => Promise<Account>,
    ): Promise<SignedIn> {
      const opened = await transactor.run(async (transaction) => {
        const { id } = await prepare(transaction);
        const account = await claim(transaction.accounts, id, clock);
        const now = clock.now();
        const replaced = await makeRoom(transaction, { account, device, actor, now });
        const seen = { at: now, from: actor.address, expiresAt: expiryFrom(now) };
        const session = startSession(account.id, device, seen);
        const refreshToken = refreshTokens.create(session.id);
        await transaction.sessions.insert(session, refreshTokens.hash(refreshToken));
        await transaction.audit.append(signedInRecord(session, actor));
        return { account, session, refreshToken, replaced };
      });
      await revocations.announce(ended(opened.replaced));
      return present(opened.account, opened.session, opened.refreshToken);
    },
  };
}

/** Locks the account before reading it, so that nobody can sign in while it is being suspended. */
async function claim(accounts: AccountRepository, id: string, clock: Clock): Promise<Account> {
  await accounts.lock(id);
  const [account] = await accounts.findByIds([id]);
  if (!account || isGone(account, clock.now())) throw new SessionEndedError();
  if (account.suspendedAt !== null) throw new AccountSuspendedError();
  return account;
}

interface Arrival {
  readonly account: Account;
  readonly device: NewDevice;
  readonly actor: Actor;
  readonly now: Date;
}

/** Makes room for one more device. @returns the sessions that were replaced */
async function makeRoom(
  transaction: SessionOpeningRepositories,
  { account, device, actor, now }: Arrival,
): Promise<string[]> {
  const { sessions, allowance } = transaction;
  const [live = []] = await sessions.findLiveByAccountIds([account.id], now);
  const leaving = live.find(({ id }) => id === device.replaceDeviceId);
  const staying = live.filter((session) => session !== leaving);
  const limit = await allowance.maxDevicesOf(account.id);
  if (staying.length >= limit) throw new DeviceLimitReachedError(limit, staying);
  if (!leaving) return [];
  const filter = { accountId: account.id, ids: [leaving.id] };
  return endSessions(transaction, {
    filter,
    because: 'REPLACED',
    actor: { ...actor, accountId: account.id },
    now,
  });
}
