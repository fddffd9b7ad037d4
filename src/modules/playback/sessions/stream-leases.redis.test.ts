import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { connectToRedis, testRedis } from '../../../../test/support/test-redis.js';
import { newId } from '../../../shared/ids.js';
import type { Stream } from '../domain/stream.js';
import { createStreamKeys } from './stream-keys.js';
import type { StreamLeases } from './stream-leases.js';
import { createRedisStreamLeases } from './stream-leases.redis.js';

const { url, prefix } = testRedis();
const redis = connectToRedis(url);
afterAll(() => redis.quit());
const keys = createStreamKeys(prefix);
const leases = createRedisStreamLeases({ redis, keys, leaseSeconds: 600 });
const NOW = new Date();

function streamOf(accountId: string, parts: Partial<Stream> = {}): Stream {
  return {
    id: newId(),
    accountId,
    profileId: newId(),
    deviceSessionId: newId(),
    titleId: newId(),
    startedAt: NOW,
    ...parts,
  };
}

async function started(stream: Stream, limit = 10): Promise<Stream> {
  const outcome = await leases.start(stream, limit, null);
  if (outcome.outcome !== 'STARTED') throw new Error('There was no room.');
  return outcome.stream;
}

async function idsOf(accountId: string): Promise<string[]> {
  return (await leases.list(accountId)).map(({ id }) => id);
}

describe('a lease', () => {
  test('has its owner and title, and is listed in order of age', async () => {
    const accountId = newId();
    const first = await started(streamOf(accountId));
    const second = await started(streamOf(accountId));
    const listed = await leases.list(accountId);
    expect(listed.map(({ lastHeartbeatAt: _heard, ...stream }) => stream)).toEqual([first, second]);
  });

  test('is kept above a lowered limit, where none can be added, not even by a takeover', async () => {
    const accountId = newId();
    const streams = [];
    for (let count = 0; count < 4; count += 1) streams.push(await started(streamOf(accountId), 4));
    for (const stream of streams) {
      expect(await leases.heartbeat(stream, 2)).toMatchObject({ outcome: 'RENEWED', isAnew: false });
    }
    const [first] = streams;
    expect(await leases.start(streamOf(accountId), 2, first?.id ?? '')).toMatchObject({ outcome: 'NO_ROOM' });
    expect(await idsOf(accountId)).toHaveLength(4);
  });

  test('that Redis lost is restored by a heartbeat, which reports it', async () => {
    const stream = await started(streamOf(newId()));
    await redis.del(keys.ofAccount(stream.accountId));
    expect(await leases.heartbeat(stream, 2)).toMatchObject({ outcome: 'RENEWED', isAnew: true });
    expect(await leases.heartbeat(stream, 2)).toMatchObject({ outcome: 'RENEWED', isAnew: false });
  });

  test('counts its renewals', async () => {
    const stream = await started(streamOf(newId()));
    const renewals = async () => {
      const heard = await leases.heartbeat(stream, 2);
      return heard.outcome === 'RENEWED' ? heard.renewals : heard.outcome;
    };
    expect([await renewals(), await renewals(), await renewals()]).toEqual([1, 2, 3]);
    await redis.del(keys.ofAccount(stream.accountId));
    expect([await renewals(), await renewals()]).toEqual([1, 2]);
  });

  test('without a count of renewals is kept, and counted from then on', async () => {
    const stream = await started(streamOf(newId()));
    const key = keys.ofAccount(stream.accountId);
    const text = await redis.hget(key, stream.id);
    const fields = text?.split(' ') ?? [];
    await redis.hset(key, stream.id, fields.toSpliced(-2, 1).join(' '));
    expect(fields).toHaveLength(7);
    expect(await idsOf(stream.accountId)).toEqual([stream.id]);
    expect(await leases.heartbeat(stream, 2)).toEqual({ outcome: 'RENEWED', isAnew: false, renewals: 1 });
    expect(await leases.heartbeat(stream, 2)).toMatchObject({ renewals: 2 });
  });

  test('is taken once if the command is sent twice', async () => {
    const stream = streamOf(newId());
    await started(stream, 1);
    await started(stream, 1);
    expect(await idsOf(stream.accountId)).toEqual([stream.id]);
  });

  test('that has ended does not revive, even if Redis never knew it', async () => {
    const stream = streamOf(newId());
    expect(await leases.end(stream, 'STOPPED')).toBe(true);
    expect(await leases.end(stream, 'TAKEN_OVER')).toBe(false);
    expect(await leases.heartbeat(stream, 2)).toEqual({ outcome: 'ENDED', reason: 'STOPPED' });
  });

  test('lasts at most twelve hours', async () => {
    const stream = streamOf(newId(), { startedAt: new Date(Date.now() - 12 * 3_600_000 - 1_000) });
    expect(await leases.heartbeat(stream, 2)).toEqual({ outcome: 'ENDED', reason: 'LAPSED' });
  });
});

describe('ending the streams of an account', () => {
  test('ends those of a profile or of devices, or of a profile except on one device', async () => {
    const accountId = newId();
    const [profileId, tablet] = [newId(), newId()];
    const onTablet = await started(streamOf(accountId, { profileId, deviceSessionId: tablet }));
    const elsewhere = await started(streamOf(accountId, { profileId }));
    const others = await started(streamOf(accountId));
    const endedIds = async (...[selection]: [Parameters<StreamLeases['endSelected']>[1]]) =>
      (await leases.endSelected(accountId, selection, 'PROFILE_CLOSED', newId(), new Date())).map(
        ({ id }) => id,
      );

    expect(await endedIds({ profileId, exceptDeviceSessionId: tablet })).toEqual([elsewhere.id]);
    expect(await endedIds({ deviceSessionIds: [newId(), tablet] })).toEqual([onTablet.id]);
    expect(await endedIds({})).toEqual([others.id]);
    expect(await idsOf(accountId)).toEqual([]);
  });
});

test('any sequence of calls keeps the limit and agrees with a reference model', async () => {
  const LIMIT = 3;
  const step = fc.record({
    what: fc.constantFrom('start', 'takeOver', 'heartbeat', 'stop', 'lose'),
    which: fc.nat(11),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const accountId = newId();
      const all: Stream[] = Array.from({ length: 12 }, () => streamOf(accountId));
      const live = new Set<string>();
      const ended = new Set<string>();
      const said: [answer: unknown, model: unknown][] = [];
      for (const { what, which } of steps) {
        const stream = all[which];
        if (!stream) continue;
        if (what === 'lose') {
          await redis.del(keys.ofAccount(accountId));
          live.clear();
        }
        if (what === 'stop') {
          said.push([await leases.end(stream, 'STOPPED'), !ended.has(stream.id)]);
          ended.add(stream.id);
          live.delete(stream.id);
        }
        if (what === 'heartbeat') {
          const { outcome } = await leases.heartbeat(stream, LIMIT);
          const isFull = live.size >= LIMIT && !live.has(stream.id);
          said.push([outcome, ended.has(stream.id) ? 'ENDED' : isFull ? 'NO_ROOM' : 'RENEWED']);
          if (outcome === 'RENEWED') live.add(stream.id);
          else ended.add(stream.id);
        }
        if (what === 'start' || what === 'takeOver') {
          const fresh = streamOf(accountId);
          const taken = what === 'takeOver' ? stream.id : null;
          const isFull = live.size - (taken !== null && live.has(taken) ? 1 : 0) >= LIMIT;
          const { outcome } = await leases.start(fresh, LIMIT, taken);
          said.push([outcome, isFull ? 'NO_ROOM' : 'STARTED']);
          if (outcome === 'STARTED') {
            live.add(fresh.id);
            if (taken !== null) {
              live.delete(taken);
              ended.add(taken);
            }
          }
        }
        said.push([(await idsOf(accountId)).toSorted(), [...live].toSorted()]);
      }
      expect(said.map(([answer]) => answer)).toEqual(said.map(([, model]) => model));
      expect(live.size).toBeLessThanOrEqual(LIMIT);
    }),
    { numRuns: 60 },
  );
});
