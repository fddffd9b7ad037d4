import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { firstKeptMonth } from '../../../shared/kept-months.js';
import type { AccessEntryRepository, StoredAccess } from './access-entry.repository.js';

export interface StoreAccessDependencies {
  readonly repository: AccessEntryRepository;
  /** Whether an error may be caused by a single entry. */
  readonly isDoneByEntry: (error: unknown) => boolean;
  readonly clock: Clock;
  /** How many whole months are kept, besides the current one. */
  readonly keptMonths: number;
}

/**
 * Stores a batch; idempotent. Rejected entries do not prevent the others from being stored.
 * @throws the error of the first rejected entry, after the others are stored
 */
export type StoreAccess = (entries: readonly StoredAccess[], logger: Logger) => Promise<void>;

export function createStoreAccess({
  repository,
  isDoneByEntry,
  clock,
  keptMonths,
}: StoreAccessDependencies): StoreAccess {
  /** Finds rejected entries by halving. */
  async function storeByHalving(entries: readonly StoredAccess[], refusals: unknown[]): Promise<void> {
    try {
      await repository.store(entries);
    } catch (error) {
      if (!isDoneByEntry(error)) throw error;
      if (entries.length === 1) {
        refusals.push(error);
        return;
      }
      const middle = Math.ceil(entries.length / 2);
      await storeByHalving(entries.slice(0, middle), refusals);
      await storeByHalving(entries.slice(middle), refusals);
    }
  }

  return async (entries, logger) => {
    const kept = firstKeptMonth(clock.now(), keptMonths);
    const timely = entries.filter(({ occurredAt }) => occurredAt >= kept);
    if (timely.length < entries.length) {
      logger.warn(
        { entries: entries.length - timely.length },
        'Access log entries arrived after their month was dropped',
      );
    }
    if (timely.length === 0) return;
    const refusals: unknown[] = [];
    await storeByHalving(timely, refusals);
    // The job becomes a dead letter, which keeps the rejected entries.
    if (refusals.length > 0) throw refusals[0];
  };
}
