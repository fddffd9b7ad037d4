import type { Transactor } from '../../../platform/database/transactor.js';
import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepository } from '../account.repository.js';
import { type Account, isGone } from '../domain/account.js';
import { noticeRaised } from '../domain/account-events.js';
import { SessionEndedError } from '../domain/accounts-errors.js';
import type { DeviceSession } from '../domain/device-session.js';
import type { RefreshTokens } from '../tokens/refresh-token.js';
import type { DeviceService } from './device.service.js';
import type { DeviceSessionRepository, RotatedSession } from './device-session.repository.js';
import { endSessions, type SessionEndingRepositories } from './session-ending.js';
import type { SessionOpening, SignedIn } from './session-opening.js';
import { ended, type SessionRevocations } from './session-revocations.js';
import type { TokenRotationRepository } from './token-rotation.repository.js';

/** How long a replaced refresh token may be repeated and still gets the valid one, as after a lost answer. */
const REPEAT_GRACE_MS = 60_000;

export interface TokenRotationDependencies {
  readonly accounts: AccountRepository;
  readonly sessions: DeviceSessionRepository;
  readonly rotation: TokenRotationRepository;
  readonly transactor: Transactor<SessionEndingRepositories>;
  readonly revocations: SessionRevocations;
  readonly sessionOpening: SessionOpening;
  readonly devices: DeviceService;
  readonly refreshTokens: RefreshTokens;
  readonly clock: Clock;
}

export type TokenRotationService = ReturnType<typeof createTokenRotationService>;

/** Keeps devices signed in: exchanges refresh tokens, and ends a session whose token was used twice. */
export function createTokenRotationService(dependencies: TokenRotationDependencies) {
  const {
    accounts,
    sessions,
    rotation,
    transactor,
    revocations,
    sessionOpening,
    devices,
    refreshTokens,
    clock,
  } = dependencies;

  /**
   * The account of a session.
   * @param known the account, if it was already read
   * @throws SessionEndedError when the account was erased or is suspended; a suspended account's session is ended
   */
  async function accountOf({ id, accountId }: DeviceSession, known: Account | null = null): Promise<Account> {
    const account = known ?? (await accounts.findByIds([accountId]))[0];
    if (!account || isGone(account, clock.now())) throw new SessionEndedError();
    if (account.suspendedAt === null) return account;
    await devices.end({ accountId, ids: [id] }, 'ACCOUNT_SUSPENDED');
    throw new SessionEndedError();
  }

  /** A token of this session has leaked: ends the session, and notifies the owner. */
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
    await revocations.announce(ended(ids));
  }

  function isPrevious(token: string, { previousRefreshTokenHash: previous }: RotatedSession): boolean {
    return previous !== null && Buffer.compare(previous, refreshTokens.hash(token)) === 0;
  }

  /**
   * The valid token of a session, for a repeat of the token before it, or of the one before that, which happens when
   * another request of the same client has rotated the token meanwhile. Null if the repeated token was replaced
   * before the grace period, or is older.
   */
  function validAfter(token: string, session: RotatedSession, now: Date): string | null {
    const successor = refreshTokens.successorOf(token);
    if (isPrevious(token, session)) return isRecent(session.rotatedAt, now) ? successor : null;
    if (!isPrevious(successor, session) || !isRecent(session.previousRotatedAt, now)) return null;
    return refreshTokens.successorOf(successor);
  }

  return {
    /**
     * Exchanges a refresh token for its successor and a new access token. A repeat within a minute gets the same
     * successor, or the successor of that one if it was already exchanged too; any other use of a replaced token ends
     * the session (RFC 9700, 4.14.2).
     * @throws SessionEndedError
     */
    async refresh(token: string, actor: Actor): Promise<SignedIn> {
      const sessionId = refreshTokens.sessionOf(token);
      if (sessionId === null) throw new SessionEndedError();
      const now = clock.now();
      const successor = refreshTokens.successorOf(token);
      const renewed = await rotation.rotate({
        currentHash: refreshTokens.hash(token),
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
      const valid = validAfter(token, session, now);
      if (valid === null) {
        await endMisused(session, actor);
        throw new SessionEndedError();
      }
      return sessionOpening.present(await accountOf(session), session, valid);
    },
  };
}

function isRecent(replacedAt: Date | null, now: Date): boolean {
  return replacedAt !== null && now.getTime() - replacedAt.getTime() <= REPEAT_GRACE_MS;
}
