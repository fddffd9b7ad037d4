import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { Viewer } from '../../shared/viewer.js';
import type { AccountRepository } from './account.repository.js';
import { type Account, isGone } from './domain/account.js';
import { emailVerificationRequested } from './domain/account-events.js';
import { WrongCredentialsError } from './domain/accounts-errors.js';
import { normaliseEmail } from './domain/email.js';
import type { PasswordChoice } from './passwords/password-choice.js';
import type { PasswordHasher } from './passwords/password-hasher.js';
import type { DeviceService } from './sessions/device.service.js';
import type {
  NewDevice,
  SessionOpening,
  SessionOpeningRepositories,
  SignedIn,
} from './sessions/session-opening.js';
import type { SignInThrottle } from './sign-in-throttle.js';
import type { AccessTokens } from './tokens/access-token.js';
import { bearerToken } from './tokens/bearer-token.js';

export interface SignInRequest extends NewDevice {
  readonly email: string;
  readonly password: string;
}

export interface IdentityDependencies {
  readonly accounts: AccountRepository;
  readonly transactor: Transactor<SessionOpeningRepositories>;
  readonly throttle: SignInThrottle;
  readonly choice: PasswordChoice;
  readonly sessionOpening: SessionOpening;
  readonly devices: DeviceService;
  readonly accessTokens: AccessTokens;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
}

export type IdentityService = ReturnType<typeof createIdentityService>;

/** Signs people up, in and out. `createTokenRotationService` keeps them signed in. */
export function createIdentityService(dependencies: IdentityDependencies) {
  const { accounts, transactor, throttle, choice, sessionOpening, devices, passwords, clock } = dependencies;

  return {
    findAccounts: (ids: readonly string[]) => accounts.findByIds(ids),

    /**
     * Creates an account and signs it in on the calling device. The response does not reveal whether another account has
     * the address; an e-mail verifies that it belongs to the caller.
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
        // The password may have been changed during verification.
        if ((await transaction.accounts.findPasswordHash(accountId)) !== passwordHash) {
          throw new WrongCredentialsError();
        }
        if (newHash !== null) await transaction.accounts.setPasswordHash(accountId, newHash);
        const [account] = await transaction.accounts.findByIds([accountId]);
        if (!account || isGone(account, clock.now())) throw new WrongCredentialsError();
        return account;
      });
    },

    /** Ends the calling device's session: its tokens stop working at once. */
    async signOut({ accountId, sessionId }: Viewer, actor: Actor): Promise<boolean> {
      const ids = await devices.end({ accountId, ids: [sessionId] }, 'SIGNED_OUT', actor);
      return ids.length > 0;
    },

    /** Ends every session of the account, or all but the calling device's. @returns how many */
    async signOutEverywhere(
      { accountId, sessionId }: Viewer,
      keepThisDevice: boolean,
      actor: Actor,
    ): Promise<number> {
      const filter = keepThisDevice ? { accountId, exceptId: sessionId } : { accountId };
      return (await devices.end(filter, 'SIGNED_OUT', actor)).length;
    },

    /** Authenticates the caller by an `Authorization` header; null without one. @throws UnauthenticatedError */
    async authenticate(authorization: string | undefined): Promise<Viewer | null> {
      const token = bearerToken(authorization);
      return token === null ? null : (await dependencies.accessTokens.verify(token)).viewer;
    },
  };
}
