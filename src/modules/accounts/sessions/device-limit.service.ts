import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import { PLATFORM } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { noticeRaised } from '../domain/account-events.js';
import { endSessions, type SessionEndingRepositories } from './session-ending.js';
import type { DeviceAllowance } from './session-opening.js';
import { ended, type SessionRevocations } from './session-revocations.js';

export interface DeviceLimitRepositories extends SessionEndingRepositories {
  readonly allowance: DeviceAllowance;
  readonly outbox: Outbox;
}

export interface DeviceLimitDependencies {
  readonly transactor: Transactor<DeviceLimitRepositories>;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

export type DeviceLimitService = ReturnType<typeof createDeviceLimitService>;

/** Enforces the device limits of plans. */
export function createDeviceLimitService({ transactor, revocations, clock }: DeviceLimitDependencies) {
  return {
    /**
     * Signs out the devices beyond the limit, the least recently seen first, and notifies the owner. Idempotent.
     * @returns the ids of the sessions that ended
     */
    async enforce(accountId: string): Promise<string[]> {
      const ids = await transactor.run(async (transaction) => {
        await transaction.accounts.lock(accountId);
        const now = clock.now();
        const limit = await transaction.allowance.maxDevicesOf(accountId);
        const [live = []] = await transaction.sessions.findLiveByAccountIds([accountId], now);
        const beyond = live.slice(limit);
        if (beyond.length === 0) return [];
        const filter = { accountId, ids: beyond.map(({ id }) => id) };
        const because = 'DEVICE_LIMIT_LOWERED';
        const endedIds = await endSessions(transaction, { filter, because, actor: PLATFORM, now });
        const facts = {
          limit: String(limit),
          devices: beyond.map(({ deviceName }) => deviceName).join(', '),
        };
        await transaction.outbox.append([noticeRaised(accountId, 'DEVICES_SIGNED_OUT', facts, now)]);
        return endedIds;
      });
      await revocations.announce(ended(ids));
      return ids;
    },
  };
}
