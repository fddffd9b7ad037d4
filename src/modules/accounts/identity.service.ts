import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { Viewer } from '../../shared/viewer.js';
import type { AccountRepository } from './account.repository.js';
import { type Account, isGone } from './domain/account.js';
import { emailVerificationRequested, noticeRaised } from './domain/account-events.js';
import { SessionEndedError, WrongCredentialsError } from './domain/accounts-errors.js';
import type { DeviceSession } from './domain/device-session.js';
import { normaliseEmail } from './domain/email.js';
import type { PasswordChoice } from './passwords/password-choice.js';
import type { PasswordHasher } from './passwords/password-hasher.js';
import type { DeviceService } from './sessions/device.service.js';
import type { DeviceSessionRepository, RotatedSession } from './sessions/device-session.repository.js';
import type { DeviceSessionRotation } from './sessions/device-session.rotation.js';
import { endSessions } from './sessions/session-ending.js';
import type {
  NewDevice,
  SessionOpening,
  SessionOpeningRepositories,
  SignedIn,
} from './sessions/session-opening.js';
import { ended, type SessionRevocations } from './sessions/session-revocations.js';
import type { SignInThrottle } from './sign-in-throttle.js';
import type { AccessTokens } from './tokens/access-token.js';
import { bearerToken } from './tokens/bearer-token.js';
import type { RefreshTokens } from './tokens/refresh-token.js';

/** How long a replaced refresh token is answered with its successor instead of ending the session. */
const REPEAT_GRACE_MS = 60_000;

export interface SignInRequest extends NewDevice {
  readonly email: string;
  readonly password: string;
}

interface IdentityRepositories extends SessionOpeningRepositories {
  readonly outbox: Outbox;
}

export interface IdentityDependencies {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
  readonly rotation: DeviceSessionRotation;
  readonly transactor: Transactor<IdentityRepositories>;
  readonly throttle: SignInThrottle;
  readonly choice: PasswordChoice;
  readonly revocations: SessionRevocations;
  readonly sessionOpening: SessionOpening;
  readonly devices: DeviceService;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
}

export type IdentityService = ReturnType<typeof createIdentityService>;

/** Who someone is: signing up, in and out, and staying signed in. */
export function createIdentityService(dependencies: IdentityDependencies) {
  const {
    accounts,
    sessions,
    rotation,
    transactor,
    throttle,
    choice,
    sessionOpening,
    devices,
    refreshTokens,
    passwords,
    clock,
  } = dependencies;

  /**
   * Whose session it is.
   * @param known the account, where it has been read already
   * @throws SessionEndedError when the account is gone, or suspended: then its sessions end
   */
  async function accountOf({ id, accountId }: DeviceSession, known: Account | null = null): Promise<Account> {
    const account = known ?? (await accounts.findByIds([accountId]))[0];
    if (!account || isGone(account, clock.now())) throw new SessionEndedError();
    if (account.suspendedAt === null) return account;
    await devices.end({ accountId, ids: [id] }, 'ACCOUNT_SUSPENDED');
    throw new SessionEndedError();
  }

  /** Somebody else has a token of this session, or had it: nobody keeps it, and its owner is told. */
  async function endMisused(session: DeviceSession, actor: Actor): Promise<void> {
    const { id, accountId, deviceName } = session;
    const now = clock.now();
    const filter = { accountId, ids: [id] };
    const ids = await transactor.run(async (transaction) => {
      const endedIds = await endSessions(transaction, { filter, because: 'TOKEN_REUSED', actor, now });
      const notices = endedIds.map(() =>
        noticeRaised(accountId, 'REFRESH_TOKEN_REUSED', { deviceName }, now),
      );
      await transaction.outbox.append(notices);
      return endedIds;
    });
    await dependencies.revocations.announce(ended(ids));
  }

  return {
    findAccounts: (ids: readonly string[]) => accounts.findByIds(ids),

    /**
     * Creates an account and signs it in on the calling device. The address is only claimed: nobody is told whether
     * another account has it, and an e-mail finds out whether it is theirs.
     * @throws InvalidInputError, RateLimitedError
     */
    async signUp(request: SignInRequest, actor: Actor): Promise<SignedIn> {
      const email = normaliseEmail(request.email);
      await choice.require({ password: request.password, email, field: 'password' });
      await throttle.admitSignUp(email, actor.address);
      const now = clock.now();
      const account: Account = {
        id: newId(),
        email,
        role: 'VIEWER',
        emailVerified: false,
        suspendedAt: null,
        erasureDueAt: null,
        createdAt: now,
      };
      const passwordHash = await passwords.hash(request.password);
      return sessionOpening.open(transactor, request, actor, async (transaction) => {
        await transaction.accounts.insert(account, passwordHash);
        await transaction.outbox.append([emailVerificationRequested(account.id, false, now)]);
        await transaction.audit.append({
          actor,
          action: 'accounts.signed_up',
          subject: { type: 'account', id: account.id },
          occurredAt: now,
        });
        return account;
      });
    },

    /**
     * @throws WrongCredentialsError at the same cost whether the address or the password is wrong
     * @throws InvalidInputError, RateLimitedError, AccountSuspendedError, DeviceLimitReachedError
     */
    async signIn(request: SignInRequest, actor: Actor): Promise<SignedIn> {
      const email = normaliseEmail(request.email);
      const credentials = await accounts.findCredentials(email);
      const matches = await throttle.attempt(email, actor.address, () =>
        passwords.verify(request.password, credentials?.passwordHash ?? null),
      );
      if (!credentials?.passwordHash || !matches) throw new WrongCredentialsError();
      const { accountId, passwordHash } = credentials;
      const newHash = passwords.isCurrent(passwordHash) ? null : await passwords.hash(request.password);
      return sessionOpening.open(transactor, request, actor, async (transaction) => {
        await transaction.accounts.lock(accountId);
        // It may have become another one while this one was being verified.
        if ((await transaction.accounts.findPasswordHash(accountId)) !== passwordHash) {
          throw new WrongCredentialsError();
        }
        if (newHash !== null) await transaction.accounts.setPasswordHash(accountId, newHash);
        const [account] = await transaction.accounts.findByIds([accountId]);
        if (!account || isGone(account, clock.now())) throw new WrongCredentialsError();
        return account;
      });
    },

    /**
     * Exchanges a refresh token for its successor and a new access token. A repeat within a minute gets the
     * same successor; any other use of a replaced token ends the session (RFC 9700, 4.14.2).
     * @throws SessionEndedError
     */
    async refresh(token: string, actor: Actor): Promise<SignedIn> {
      const sessionId = refreshTokens.sessionOf(token);
      if (sessionId === null) throw new SessionEndedError();
      const now = clock.now();
      const successor = refreshTokens.successorOf(token);
      const currentHash = refreshTokens.hash(token);
      const renewed = await rotation.rotate({
        currentHash,
        nextHash: refreshTokens.hash(successor),
        now,
        expiresAt: sessionOpening.expiryFrom(now),
        address: actor.address,
      });
      if (renewed) {
        const account = await accountOf(renewed.session, renewed.account);
        return sessionOpening.present(account, renewed.session, successor);
      }

      const session = await sessions.findLive(sessionId, now);
      if (!session) throw new SessionEndedError();
      if (!isRepeat(session, currentHash, now)) {
        await endMisused(session, actor);
        throw new SessionEndedError();
      }
      return sessionOpening.present(await accountOf(session), session, successor);
    },

    /** Ends the calling device's session: its tokens stop working at once. */
    async signOut({ accountId, sessionId }: Viewer, actor: Actor): Promise<boolean> {
      const ids = await devices.end({ accountId, ids: [sessionId] }, 'SIGNED_OUT', actor);
      return ids.length > 0;
    },

    /** Ends every session of the account, or all but the calling device's; answers how many. */
    async signOutEverywhere(
      { accountId, sessionId }: Viewer,
      keepThisDevice: boolean,
      actor: Actor,
    ): Promise<number> {
      const filter = keepThisDevice ? { accountId, exceptId: sessionId } : { accountId };
      return (await devices.end(filter, 'SIGNED_OUT', actor)).length;
    },

    /** Reads who is asking from an `Authorization` header; null without one. @throws UnauthenticatedError */
    async authenticate(authorization: string | undefined): Promise<Viewer | null> {
      const token = bearerToken(authorization);
      return token === null ? null : (await dependencies.accessTokens.verify(token)).viewer;
    },
  };
}

/** Whether a token that is no longer valid is the one before, only just replaced. */
function isRepeat(
  { previousRefreshTokenHash, rotatedAt }: RotatedSession,
  hash: Uint8Array,
  now: Date,
): boolean {
  if (previousRefreshTokenHash === null || rotatedAt === null) return false;
  const isPrevious = Buffer.compare(previousRefreshTokenHash, hash) === 0;
  return isPrevious && now.getTime() - rotatedAt.getTime() <= REPEAT_GRACE_MS;
}
