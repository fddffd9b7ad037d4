import { expect, test } from 'vitest';
import type { AccessEntry } from '../../src/modules/playback/access-log/access-log.js';
import { startWorker } from '../../src/roles/worker.js';
import { newId } from '../../src/shared/ids.js';
import * as admin from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { readAllPages } from '../support/paging.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { accessLog, seals, database } = platform.engine;
const { log } = accessLog;
const root = await createStory(platform).admin();

function access(changes: Partial<AccessEntry> = {}): AccessEntry {
  return {
    id: newId(),
    event: 'GRANTED',
    reason: null,
    accountId: newId(),
    profileId: newId(),
    deviceSessionId: newId(),
    playbackSessionId: newId(),
    titleId: newId(),
    address: '203.0.113.77',
    requestId: newId(),
    occurredAt: platform.clock.now(),
    ...changes,
  };
}

const page = async (filter: object, first = 20, after: string | null = null) => {
  const { admin: found } = await root.client.send(admin.AccessLog, { filter, first, after });
  return found.accessLog;
};
const entries = async (filter: object) => (await page(filter)).edges.map(({ node }) => node);
const storedOf = async (accountId: string) => {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int FROM access_entries WHERE account_id = $1',
    [accountId],
  );
  return rows[0]?.count ?? 0;
};

test('entries are queued, stored once by a worker, found by their subjects, and sealed', async () => {
  const granted = access();
  const denied = access({
    accountId: granted.accountId,
    event: 'DENIED',
    reason: 'DEVICE_LIMIT_REACHED',
    playbackSessionId: null,
    address: '2001:db8:5:7::1',
    occurredAt: new Date(granted.occurredAt.getTime() + 5),
  });
  await log.record(granted);
  await log.record(denied);
  log.note(
    access({
      accountId: granted.accountId,
      event: 'SEGMENT',
      profileId: null,
      occurredAt: denied.occurredAt,
    }),
  );
  const accountId = granted.accountId ?? '';
  expect(await storedOf(accountId)).toBe(0);

  await using _worker = await startWorker(platform.engine);
  expect(
    await eventually(
      () => storedOf(accountId),
      (count) => count >= 3,
    ),
  ).toBe(3);
  const { address: _address, occurredAt, ...rest } = granted;
  const { playbackSessionId, profileId, titleId } = granted;
  expect(await entries({ playbackSessionId })).toEqual([
    { ...rest, id: expect.any(String), network: '203.0.113.0/24', occurredAt: occurredAt.toISOString() },
  ]);
  expect(await entries({ accountId, event: 'DENIED' })).toMatchObject([
    { reason: 'DEVICE_LIMIT_REACHED', network: '2001:db8:5::/48' },
  ]);
  for (const filter of [
    { accountId, profileId },
    { accountId, titleId },
    { titleId, from: occurredAt.toISOString() },
    { accountId, to: denied.occurredAt.toISOString() },
  ]) {
    expect(await entries(filter)).toMatchObject([{ event: 'GRANTED' }]);
  }
  expect(await entries({ accountId: 'nonsense' })).toEqual([]);

  const sealed = await eventually(
    () => seals.verify(),
    ({ tables }) => (tables[1]?.sealed ?? 0) >= 3,
  );
  expect(sealed).toMatchObject({ problems: [] });
});

test('is paginated newest first, with each entry once', async () => {
  const accountId = newId();
  const occurredAt = platform.clock.now();
  await Promise.all(Array.from({ length: 50 }, () => log.record(access({ accountId, occurredAt }))));
  await using _worker = await startWorker(platform.engine);
  await eventually(
    () => storedOf(accountId),
    (count) => count === 50,
  );
  const all = await readAllPages((after) => page({ accountId }, 7, after ?? null));
  expect(new Set(all.map(({ id }) => id)).size).toBe(50);
  expect(all.map(({ id }) => id)).toEqual(
    all
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
});

test('a filter that would scan the whole log is refused', async () => {
  for (const filter of [{ titleId: newId() }, { profileId: newId() }, { event: 'DENIED' }]) {
    expect(await failureOf(entries(filter))).toMatchObject({ code: 'BAD_USER_INPUT' });
  }
});

test('an entry that the database refuses does not prevent others of its job from being stored', async () => {
  const accountId = newId();
  await database.pool.query(
    `ALTER TABLE access_entries ADD CONSTRAINT refused CHECK (reason <> 'refused') NOT VALID`,
  );
  try {
    await Promise.all(['kept', 'refused', 'kept'].map((reason) => log.record(access({ accountId, reason }))));
    await using _worker = await startWorker(platform.engine);
    expect(
      await eventually(
        () => storedOf(accountId),
        (count) => count >= 2,
      ),
    ).toBe(2);
  } finally {
    await database.pool.query('ALTER TABLE access_entries DROP CONSTRAINT refused');
  }
});
