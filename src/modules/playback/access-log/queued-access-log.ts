import { createGroupCommit } from '../../../platform/async/group-commit.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import { ServiceUnavailableError } from '../../../shared/domain-error.js';
import { createAccessBuffer } from './access-buffer.js';
import type { StoredAccess } from './access-entry.repository.js';
import { MOST_IN_A_JOB, storeAccessJob } from './access-log.jobs.js';
import type { AccessLog } from './access-log.js';
import { toStoredAccess } from './stored-access.js';

export interface QueuedAccessLogOptions {
  readonly jobs: JobQueue;
  readonly logger: Logger;
  /** How long a buffered entry may wait before it is sent. */
  readonly noteMs?: number;
  /** The most buffered entries. */
  readonly mostNotes?: number;
}

/** Flushes the buffer on disposal. */
export type QueuedAccessLog = AccessLog & AsyncDisposable;

const MOST_WAITING = 10_000;
/** While one job is being enqueued, the next fills. */
const SIDE_BY_SIDE = 2;
const RETRY_AFTER_SECONDS = 2;

/** Enqueues entries as jobs, batching those that arrive together; a worker stores them. */
export function createQueuedAccessLog({
  jobs,
  logger,
  noteMs = 1_000,
  mostNotes = 10_000,
}: QueuedAccessLogOptions): QueuedAccessLog {
  async function send(entries: readonly StoredAccess[]): Promise<void> {
    await jobs.enqueue(storeAccessJob, {
      entries: entries.map(({ occurredAt, ...entry }) => ({
        ...entry,
        occurredAt: occurredAt.toISOString(),
      })),
    });
  }

  const submit = createGroupCommit<StoredAccess, null>({
    async commit(entries) {
      await send(entries);
      return entries.map(() => null);
    },
    mostAtOnce: MOST_IN_A_JOB,
    sideBySide: SIDE_BY_SIDE,
    mostWaiting: MOST_WAITING,
    refusal: () => new ServiceUnavailableError('The access log', RETRY_AFTER_SECONDS),
    isDoneByItem: () => false,
  });
  const noted = createAccessBuffer({
    send,
    logger,
    waitMs: noteMs,
    most: mostNotes,
    mostAtOnce: MOST_IN_A_JOB,
  });

  return {
    async record(entry) {
      await submit(toStoredAccess(entry));
    },
    note: (entry) => noted.add(toStoredAccess(entry)),
    [Symbol.asyncDispose]: () => noted[Symbol.asyncDispose](),
  };
}
