import type { Transactor } from '../../../platform/database/transactor.js';
import { type Actor, PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { DeviceSession, EndingReason } from '../domain/device-session.js';
import type { DeviceSessionRepository, SessionFilter } from './device-session.repository.js';
import { endSessions, type SessionEndingRepositories } from './session-ending.js';
import { ended, type SessionRevocations } from './session-revocations.js';

export interface DeviceDependencies {
  readonly sessions: DeviceSessionRepository;
  readonly transactor: Transactor<SessionEndingRepositories>;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type DeviceService = ReturnType<typeof createDeviceService>;

/** The signed-in devices of accounts. */
export function createDeviceService({ sessions, transactor, revocations, clock }: DeviceDependencies) {
  /** Ends sessions: their tokens stop working at once, and their sockets close. @returns their ids */
  async function end(
    filter: SessionFilter,
    because: EndingReason,
    actor: Actor = PLATFORM,
  ): Promise<string[]> {
    const ending = { filter, because, actor, now: clock.now() };
    const ids = await transactor.run((transaction) => endSessions(transaction, ending));
    await revocations.announce(ended(ids));
    return ids;
  }

  return {
    /** The signed-in devices of each account, the latest seen first. */
    devicesOf: (accountIds: readonly string[]) => sessions.findLiveByAccountIds(accountIds, clock.now()),

    end,

    /**
     * Signs out one of an account's devices. Idempotent.
     * @throws NotFoundError
     */
    async revoke(accountId: string, id: string, actor: Actor): Promise<DeviceSession> {
      const session = isId(id) ? await sessions.findOwn(accountId, id) : null;
      if (!session) throw new NotFoundError('The device');
      await end({ accountId, ids: [id] }, 'REVOKED', actor);
      return session;
    },

    /** A signed-in device of the account; null if it has no such device. */
    async find(accountId: string, sessionId: string): Promise<DeviceSession | null> {
      const [devices = []] = await sessions.findLiveByAccountIds([accountId], clock.now());
      return devices.find(({ id }) => id === sessionId) ?? null;
    },

    /** Invalidates the access tokens of sessions, because their claims are outdated. */
    async renewTokens(filter: SessionFilter): Promise<void> {
      const changes = await transactor.run(async (transaction) => {
        await transaction.accounts.lock(filter.accountId);
        return transaction.sessions.raiseVersion(filter, clock.now());
      });
      await revocations.announce(changes);
    },

    /** Binds a device to a profile, or unbinds it with null. Its access token has to be renewed. */
    async bind(
      accountId: string,
      sessionId: string,
      profileId: string | null,
      actor: Actor = PLATFORM,
    ): Promise<void> {
      const changes = await transactor.run(async (transaction) => {
        await transaction.accounts.lock(accountId);
        const now = clock.now();
        await transaction.sessions.bind(sessionId, profileId);
        await transaction.audit.append({
          actor,
          action: profileId === null ? 'accounts.device_released' : 'accounts.device_bound',
          subject: { type: 'device', id: sessionId },
          after: { boundProfileId: profileId },
          occurredAt: now,
        });
        return transaction.sessions.raiseVersion({ accountId, ids: [sessionId] }, now);
      });
      await revocations.announce(changes);
    },
  };
}
