import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { firstKeptMonth } from '../../../shared/kept-months.js';
import type { AccessEntryRepository, StoredAccess } from './access-entry.repository.js';

export interface StoreAccessDependencies {
  readonly repository: AccessEntryRepository;
  /** Whether what went wrong may be the doing of one entry. */
  readonly isDoneByEntry: (error: unknown) => boolean;
  readonly clock: Clock;
  /** How many whole months are kept, beside the one that runs. */
  readonly keptMonths: number;
}

/**
 * Stores a batch; again, it changes nothing. An entry that is refused does not keep the others from being stored.
 * @throws what the first refused entry was refused with, once the others are stored
 */
export type StoreAccess = (entries: readonly StoredAccess[], logger: Logger) => Promise<void>;

export function createStoreAccess({
  repository,
  isDoneByEntry,
  clock,
  keptMonths,
}: StoreAccessDependencies): StoreAccess {
  /** Refused entries are found by halving. */
  async function storeOrTell(entries: readonly StoredAccess[], refusals: unknown[]): Promise<void> {
    try {
      await repository.store(entries);
    } catch (error) {
      if (!isDoneByEntry(error)) throw error;
      if (entries.length === 1) {
        refusals.push(error);
        return;
      }
      const middle = Math.ceil(entries.length / 2);
      await storeOrTell(entries.slice(0, middle), refusals);
      await storeOrTell(entries.slice(middle), refusals);
    }
  }

  return async (entries, logger) => {
    const kept = firstKeptMonth(clock.now(), keptMonths);
    const timely = entries.filter(({ occurredAt }) => occurredAt >= kept);
    if (timely.length < entries.length) {
      logger.warn(
        { entries: entries.length - timely.length },
        'Entries of the access log came when their months were over',
      );
    }
    if (timely.length === 0) return;
    const refusals: unknown[] = [];
    await storeOrTell(timely, refusals);
    // As a dead letter the job keeps what was refused.
    if (refusals.length > 0) throw refusals[0];
  };
}
