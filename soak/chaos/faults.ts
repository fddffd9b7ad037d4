import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { LoadPlatform } from '../load/load-platform.js';
import { rollOutNeverReady, rollOutWithWrongSecret } from './bad-versions.js';
import { poisonAccessLog } from './poisoned-jobs.js';
import { shiftClock } from './shifted-clock.js';
import { slowDisk } from './slow-disk.js';

/** Something that goes wrong, and is over when its promise resolves. Nobody mends what it leaves behind. */
export interface Fault {
  readonly name: string;
  /** Whether it moves a clock, which takes libfaketime. */
  readonly shiftsClock?: true;
  happen(platform: LoadPlatform): Promise<void>;
}

/** How long what hangs, hangs. */
const HANG_MS = 3_000;
/** Less than is there already. */
const FULL_BYTES = '1mb';
/** By how much a clock is wrong. */
const CLOCK_SECONDS = 50;

export const faults: readonly Fault[] = [
  { name: 'an API process is killed', happen: ({ fleet }) => fleet.killApi(0) },
  { name: 'an API process hangs', happen: ({ fleet }) => hang(fleet.apiProcesses()[0]) },
  { name: 'a worker is killed', happen: ({ fleet }) => fleet.killWorker(0) },
  { name: 'an API process is told to stop', happen: ({ fleet }) => fleet.restartApi(1) },
  { name: 'PostgreSQL is restarted', happen: ({ servers }) => servers.restartPostgres() },
  { name: 'PostgreSQL does not answer', happen: ({ ways }) => freeze(ways.toPostgres) },
  { name: 'PostgreSQL cannot be reached', happen: ({ ways }) => cut(ways.toPostgres) },
  { name: 'Redis is restarted', happen: ({ servers }) => servers.restartRedis() },
  { name: 'Redis does not answer', happen: ({ ways }) => freeze(ways.toRedis) },
  { name: 'Redis cannot be reached', happen: ({ ways }) => cut(ways.toRedis) },
  { name: 'Redis is full', happen: ({ servers }) => fill(servers.redisUrl) },
  { name: 'the disk is slow', happen: ({ pool }) => slowDisk(pool) },
  {
    name: 'a clock jumps ahead',
    shiftsClock: true,
    happen: (platform) => shiftClock(platform, CLOCK_SECONDS),
  },
  {
    name: 'a clock falls behind',
    shiftsClock: true,
    happen: (platform) => shiftClock(platform, -CLOCK_SECONDS),
  },
  { name: 'jobs are poisoned', happen: poisonAccessLog },
  { name: 'a version that crashes is rolled out', happen: ({ fleet }) => rollOutWithWrongSecret(fleet) },
  { name: 'a version that never gets ready is rolled out', happen: ({ fleet }) => rollOutNeverReady(fleet) },
];

async function hang(processId: number | undefined): Promise<void> {
  if (processId === undefined) throw new RangeError('There is no such process.');
  process.kill(processId, 'SIGSTOP');
  await delay(HANG_MS);
  process.kill(processId, 'SIGCONT');
}

async function freeze(way: LoadPlatform['ways']['toRedis']): Promise<void> {
  way.freeze();
  await delay(HANG_MS);
  way.thaw();
}

async function cut(way: LoadPlatform['ways']['toRedis']): Promise<void> {
  await way.cut();
  await delay(HANG_MS);
  await way.restore();
}

/** It refuses whatever needs room. */
async function fill(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  try {
    await redis.config('SET', 'maxmemory', FULL_BYTES);
    await delay(HANG_MS);
    await redis.config('SET', 'maxmemory', '0');
  } finally {
    redis.disconnect();
  }
}
