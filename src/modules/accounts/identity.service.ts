import type { Transactor } from '../../platform/database/transactor.js';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { Viewer } from '../../shared/viewer.js';
import type { AccessToken, AccessTokens } from './access-token.js';
import type { AccountRepository } from './account.repository.js';
import { bearerToken } from './bearer-token.js';
import type { DeviceSessionRepository, RotatedSession } from './device-session.repository.js';
import type { Account } from './domain/account.js';
import { EmailTakenError, SessionEndedError, WrongCredentialsError } from './domain/accounts-errors.js';
import { type Device, type DeviceSession, startSession } from './domain/device-session.js';
import { normaliseEmail } from './domain/email.js';
import { requireAcceptablePassword } from './domain/password-policy.js';
import type { PasswordHasher } from './password-hasher.js';
import type { RefreshTokens } from './refresh-token.js';
import type { SessionRevocations } from './session-revocations.js';

/** How long a replaced refresh token is answered with its successor instead of ending the session. */
const REPEAT_GRACE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface SignInRequest extends Device {
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  readonly account: Account;
  readonly accessToken: AccessToken;
  readonly refreshToken: string;
}

export interface IdentityRepositories {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
}

export interface IdentityDependencies extends IdentityRepositories {
  readonly transactor: Transactor<IdentityRepositories>;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly passwords: PasswordHasher;
  readonly revocations: SessionRevocations;
  readonly refreshTokenDays: number;
  readonly clock: Clock;
}

export type IdentityService = ReturnType<typeof createIdentityService>;

/** Who someone is, and on which devices they are signed in. */
export function createIdentityService(dependencies: IdentityDependencies) {
  const { accounts, sessions, accessTokens, refreshTokens, passwords, revocations, clock } = dependencies;
  const expiryFrom = (now: Date) => new Date(now.getTime() + dependencies.refreshTokenDays * DAY_MS);

  function newSession(accountId: string, device: Device, now: Date): DeviceSession {
    return startSession(accountId, device, now, expiryFrom(now));
  }

  async function signedIn(account: Account, sessionId: string, refreshToken: string): Promise<SignedIn> {
    const accessToken = await accessTokens.issue({ accountId: account.id, sessionId, role: account.role });
    return { account, accessToken, refreshToken };
  }

  async function accountOf(session: DeviceSession): Promise<Account> {
    const [account] = await accounts.findByIds([session.accountId]);
    if (!account) throw new SessionEndedError();
    return account;
  }

  async function endSessions(filter: { id?: string; accountId: string }): Promise<string[]> {
    const ended = await sessions.revoke(filter, clock.now());
    await revocations.announce(ended);
    return ended;
  }

  return {
    /**
     * Creates an account and signs it in on the calling device.
     * @throws InvalidInputError, EmailTakenError
     */
    async signUp(request: SignInRequest): Promise<SignedIn> {
      const email = normaliseEmail(request.email);
      requireAcceptablePassword(request.password);
      const now = clock.now();
      const account: Account = { id: newId(), email, role: 'VIEWER', emailVerified: false, createdAt: now };
      const session = newSession(account.id, request, now);
      const refreshToken = refreshTokens.create(session.id);
      const passwordHash = await passwords.hash(request.password);
      await dependencies.transactor.run(async (transaction) => {
        if (!(await transaction.accounts.insert(account, passwordHash))) throw new EmailTakenError();
        await transaction.sessions.insert(session, refreshTokens.hash(refreshToken));
      });
      return signedIn(account, session.id, refreshToken);
    },

    /** @throws WrongCredentialsError in the same time whether the address or the password is wrong */
    async signIn(request: SignInRequest): Promise<SignedIn> {
      const credentials = await accounts.findCredentials(normaliseEmail(request.email));
      const matches = await passwords.verify(request.password, credentials?.passwordHash ?? null);
      if (!credentials || !matches) throw new WrongCredentialsError();
      const session = newSession(credentials.accountId, request, clock.now());
      const account = await accountOf(session);
      const refreshToken = refreshTokens.create(session.id);
      await sessions.insert(session, refreshTokens.hash(refreshToken));
      return signedIn(account, session.id, refreshToken);
    },

    /**
     * Exchanges a refresh token for its successor and a new access token. A repeat within a minute gets the
     * same successor; any other use of a replaced token ends the session (RFC 9700, 4.14.2).
     * @throws SessionEndedError
     */
    async refresh(token: string): Promise<SignedIn> {
      const sessionId = refreshTokens.sessionOf(token);
      if (sessionId === null) throw new SessionEndedError();
      const now = clock.now();
      const successor = refreshTokens.successorOf(token);
      const currentHash = refreshTokens.hash(token);
      const nextHash = refreshTokens.hash(successor);
      const rotated = await sessions.rotate({ currentHash, nextHash, now, expiresAt: expiryFrom(now) });
      if (rotated) return signedIn(await accountOf(rotated), rotated.id, successor);

      const session = await sessions.findLive(sessionId, now);
      if (!session) throw new SessionEndedError();
      if (!isRepeat(session, currentHash, now)) {
        await endSessions({ id: session.id, accountId: session.accountId });
        throw new SessionEndedError();
      }
      return signedIn(await accountOf(session), session.id, successor);
    },

    /** Ends the calling device's session: its tokens stop working at once. */
    async signOut(viewer: Viewer): Promise<boolean> {
      const ended = await endSessions({ id: viewer.sessionId, accountId: viewer.accountId });
      return ended.length > 0;
    },

    /** Ends every session of the account; answers how many. */
    async signOutEverywhere(viewer: Viewer): Promise<number> {
      const ended = await endSessions({ accountId: viewer.accountId });
      return ended.length;
    },

    devicesOf: (accountIds: readonly string[]) => sessions.findLiveByAccountIds(accountIds, clock.now()),
    findAccounts: (ids: readonly string[]) => accounts.findByIds(ids),

    /** Reads who is asking from an `Authorization` header; null without one. @throws UnauthenticatedError */
    async authenticate(authorization: string | undefined): Promise<Viewer | null> {
      const token = bearerToken(authorization);
      return token === null ? null : (await accessTokens.verify(token)).viewer;
    },
  };
}

/** Whether a token that is no longer valid is the one before, only just replaced. */
function isRepeat(
  { previousRefreshTokenHash, lastSeenAt }: RotatedSession,
  hash: Uint8Array,
  now: Date,
): boolean {
  const isPrevious =
    previousRefreshTokenHash !== null && Buffer.compare(previousRefreshTokenHash, hash) === 0;
  return isPrevious && now.getTime() - lastSeenAt.getTime() <= REPEAT_GRACE_MS;
}
