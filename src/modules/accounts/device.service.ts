import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { DeviceSessionRepository, SessionFilter } from './device-session.repository.js';
import type { DeviceSession, EndingReason } from './domain/device-session.js';
import { ended, type SessionRevocations } from './session-revocations.js';

export interface DeviceDependencies {
  readonly sessions: DeviceSessionRepository;
  readonly transactor: Transactor<{ readonly sessions: DeviceSessionRepository; readonly audit: AuditLog }>;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type DeviceService = ReturnType<typeof createDeviceService>;

/** The devices that an account is signed in on. */
export function createDeviceService({ sessions, transactor, revocations, clock }: DeviceDependencies) {
  return {
    /** For each account the devices that are signed in, the latest seen first. */
    devicesOf: (accountIds: readonly string[]) => sessions.findLiveByAccountIds(accountIds, clock.now()),

    /** A device of the account that is signed in; null when it has no such one. */
    async find(accountId: string, sessionId: string): Promise<DeviceSession | null> {
      const [devices = []] = await sessions.findLiveByAccountIds([accountId], clock.now());
      return devices.find(({ id }) => id === sessionId) ?? null;
    },

    /** Ends sessions: their tokens stop working at once, and their sockets close. @returns their ids */
    async end(filter: SessionFilter, because: EndingReason): Promise<string[]> {
      const ids = await sessions.revoke(filter, because, clock.now());
      await revocations.announce(ended(ids));
      return ids;
    },

    /** Has the access tokens of sessions renewed, because what they say holds no longer. */
    async renewTokens(filter: SessionFilter): Promise<void> {
      await revocations.announce(await sessions.raiseVersion(filter, clock.now()));
    },

    /** Binds a device to a profile, or with null to none. Its access token has to be renewed to go on. */
    async bind(accountId: string, sessionId: string, profileId: string | null, actor: Actor): Promise<void> {
      const changes = await transactor.run(async (transaction) => {
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
