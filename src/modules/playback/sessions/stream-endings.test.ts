import { afterAll, expect, test } from 'vitest';
import { createTestClock } from '../../../../test/support/clock.js';
import { connectToRedis, testRedis } from '../../../../test/support/test-redis.js';
import { newId } from '../../../shared/ids.js';
import type { PlaybackFact } from '../access-log/playback-journal.js';
import type { Stream } from '../domain/stream.js';
import { createStreamEndings } from './stream-endings.js';
import { createStreamKeys } from './stream-keys.js';
import { createRedisStreamLeases } from './stream-leases.redis.js';

const { url, prefix } = testRedis();
const redis = connectToRedis(url);
afterAll(() => redis.quit());
const leases = createRedisStreamLeases({ redis, keys: createStreamKeys(prefix), leaseSeconds: 600 });

async function startedBy(accountId: string): Promise<Stream> {
  const [id, profileId, deviceSessionId, titleId] = [newId(), newId(), newId(), newId()];
  const outcome = await leases.start({ id, accountId, profileId, deviceSessionId, titleId }, 10, null);
  if (outcome.outcome !== 'STARTED') throw new Error('There was no room.');
  return outcome.stream;
}

test('players that could not be notified of the end of their streams are notified when it is repeated', async () => {
  const accountId = newId();
  const [first, second] = [await startedBy(accountId), await startedBy(accountId)];
  const notified: string[] = [];
  const journaled: PlaybackFact[] = [];
  const clock = createTestClock();
  let isAway = true;
  const end = createStreamEndings({
    leases,
    journal: {
      record: async (fact) => void journaled.push(fact),
      note: () => undefined,
    },
    announceEnd: async ({ id }) => {
      if (isAway && id === second.id) throw new Error('The player cannot be notified.');
      notified.push(id);
    },
    clock,
  });
  const cause = { id: newId(), occurredAt: new Date() };
  await expect(end(accountId, {}, 'ACCESS_ENDED', cause)).rejects.toThrow('The player cannot be notified.');
  expect(await leases.list(accountId)).toEqual([]);
  isAway = false;
  clock.advance(5_000);
  await end(accountId, {}, 'ACCESS_ENDED', cause);
  expect(new Set(notified)).toEqual(new Set([first.id, second.id]));
  const endings = journaled.map(({ id, occurredAt, stream }) => ({ id, occurredAt, stream: stream.id }));
  const endingsOf = (of: Stream) => endings.filter(({ stream }) => stream === of.id);
  expect(endingsOf(second)).toHaveLength(1);
  expect(endingsOf(first)).toHaveLength(2);
  // Both have the same id, so the log stores the entry once.
  const [once, again] = endingsOf(first);
  expect(again).toEqual(once);
  expect(new Set(endings.map(({ id }) => id)).size).toBe(2);

  notified.length = 0;
  await end(accountId, {}, 'ACCESS_ENDED', { ...cause, id: newId() });
  expect(notified).toEqual([]);
});
