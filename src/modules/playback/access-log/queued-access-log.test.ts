import { describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { newId } from '../../../shared/ids.js';
import { storeAccessJob } from './access-log.jobs.js';
import type { AccessEntry } from './access-log.js';
import { createQueuedAccessLog } from './queued-access-log.js';

const logger = createLogger({ level: 'silent', pretty: false });

function entry(reason: string): AccessEntry {
  return {
    id: newId(),
    event: 'SEGMENT',
    reason,
    accountId: null,
    profileId: null,
    deviceSessionId: null,
    playbackSessionId: null,
    titleId: null,
    address: null,
    requestId: null,
    occurredAt: new Date('2026-11-15T12:00:00Z'),
  };
}

/** A queue that records its jobs, unless it is down. */
function queue() {
  const state = { isAway: false, batches: [] as string[][], ids: [] as string[] };
  const jobs: JobQueue = {
    async enqueue(_job, payload) {
      await Promise.resolve();
      if (state.isAway) throw new Error('Redis is away');
      const { entries } = storeAccessJob.schema.parse(payload);
      state.ids.push(...entries.map(({ id }) => id));
      state.batches.push(entries.map(({ reason }) => reason ?? ''));
    },
  };
  return { state, jobs };
}

describe('the access log', () => {
  it('batches concurrent entries into few jobs of bounded size, without duplicates', async () => {
    const { state, jobs } = queue();
    await using log = createQueuedAccessLog({ jobs, logger });
    const reasons = Array.from({ length: 1_000 }, (_, index) => `${index}`);
    await Promise.all(reasons.map((reason) => log.record(entry(reason))));
    expect(state.batches.flat().toSorted()).toEqual(reasons.toSorted());
    expect(state.batches.length).toBeLessThan(10);
    expect(Math.max(...state.batches.map((batch) => batch.length))).toBeLessThanOrEqual(200);
  });

  it('rejects an entry while the queue is unavailable, or too many are waiting', async () => {
    const { state, jobs } = queue();
    await using log = createQueuedAccessLog({ jobs, logger });
    state.isAway = true;
    await expect(log.record(entry('lost'))).rejects.toThrow('Redis is away');
    const recording = Array.from({ length: 10_001 }, () => log.record(entry('one of many')));
    const outcomes = await Promise.allSettled(recording);
    expect(outcomes.at(-1)).toMatchObject({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }),
    });
  });

  it('keeps the newest entries through an outage, and reports how many were dropped', async () => {
    const { state, jobs } = queue();
    const warnings: unknown[] = [];
    const recordingLogger = Object.assign(Object.create(logger) as typeof logger, {
      warn: (about: unknown) => warnings.push(about),
    });
    await using log = createQueuedAccessLog({ jobs, logger: recordingLogger, noteMs: 5, mostNotes: 3 });
    state.isAway = true;
    for (const reason of ['1', '2', '3', '4', '5']) log.note(entry(reason));
    await eventually(
      () => warnings,
      (all) => JSON.stringify(all).includes('"dropped":2'),
    );
    state.isAway = false;
    await eventually(
      () => state.batches.flat(),
      (sent) => sent.length === 3,
    );
    expect(state.batches.flat()).toEqual(['3', '4', '5']);
  });

  it.each(['no id', '11111111-1111-9111-1111-111111111111'])(
    'is not blocked by an entry about %s, which a client invented',
    async (titleId) => {
      const { state, jobs } = queue();
      {
        await using log = createQueuedAccessLog({ jobs, logger, noteMs: 60_000 });
        await log.record({ ...entry('recorded'), titleId });
        log.note({ ...entry('noted'), titleId });
      }
      expect(state.batches).toEqual([['recorded'], ['noted']]);
    },
  );

  it('resends an entry with the same id if the result is unknown', async () => {
    const { state, jobs } = queue();
    const uncertain = entry('uncertain');
    {
      await using log = createQueuedAccessLog({ jobs, logger, noteMs: 60_000 });
      await log.record(uncertain);
      log.note(uncertain);
    }
    expect(state.ids).toEqual([uncertain.id, uncertain.id]);
  });

  it('sends the remaining entries on shutdown', async () => {
    const { state, jobs } = queue();
    {
      await using log = createQueuedAccessLog({ jobs, logger, noteMs: 60_000 });
      log.note(entry('the last'));
    }
    expect(state.batches).toEqual([['the last']]);
  });
});
