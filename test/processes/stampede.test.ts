import { expect, test } from 'vitest';
import { runStampede } from '../support/stampede/run-stampede.js';
import { testRedis } from '../support/test-redis.js';

const PROCESSES = 4;
const READERS = 1_000;
/** `npm run soak -- stampede` does more of the same. */
const TIMEOUT_MS = 60_000;

test('a thousand concurrent reads of one cold key in four processes cause one load', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { url, prefix } = testRedis();
  const stampede = {
    redis: { url, prefix },
    processes: PROCESSES,
    readers: READERS,
    loadMs: 200,
    kills: false,
  };
  const { slowestMs, ...outcome } = await runStampede(stampede);
  console.info(
    `${READERS} readers, ${PROCESSES} processes: ${outcome.loads} load, the slowest after ${Math.round(slowestMs)} ms`,
  );
  expect(outcome).toEqual({ readers: READERS, loads: 1, answered: READERS });
});

test('if the loading process is killed, one other loads it', { timeout: TIMEOUT_MS }, async () => {
  const { url, prefix } = testRedis();
  const stampede = {
    redis: { url, prefix },
    processes: PROCESSES,
    readers: READERS,
    loadMs: 200,
    kills: true,
  };
  const { slowestMs, ...outcome } = await runStampede(stampede);
  console.info(`one of them killed: ${outcome.loads} loads, the slowest after ${Math.round(slowestMs)} ms`);
  expect(outcome).toEqual({ readers: READERS, loads: 2, answered: (READERS / PROCESSES) * (PROCESSES - 1) });
});
