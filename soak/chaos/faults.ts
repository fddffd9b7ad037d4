import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { LoadPlatform } from '../load/load-platform.js';
import { rollOutNeverReady, rollOutWithWrongSecret } from './bad-versions.js';
import { poisonAccessLog } from './poisoned-jobs.js';
import { shiftClock } from './shifted-clock.js';
import { slowDisk } from './slow-disk.js';

/** A fault, which is over when its promise resolves. Its consequences are not repaired. */
export interface Fault {
  readonly name: string;
  /** Whether it moves a clock, which requires libfaketime. */
  readonly shiftsClock?: true;
  /** @param scale a factor for its duration */
  happen(platform: LoadPlatform, scale: number): Promise<void>;
}

/** How long a process or server hangs. */
const HANG_MS = 3_000;
/** Less than what is already stored. */
const FULL_BYTES = '1mb';
/** The error of a clock. */
const CLOCK_SECONDS = 50;

export const faults: readonly Fault[] = [
  { name: 'an API process is killed', happen: ({ fleet }) => fleet.killApi(0) },
  { name: 'an API process hangs', happen: ({ fleet }, scale) => hang(fleet.apiProcesses()[0], scale) },
  { name: 'a worker is killed', happen: ({ fleet }) => fleet.killWorker(0) },
  { name: 'an API process is told to stop', happen: ({ fleet }) => fleet.restartApi(1) },
  { name: 'PostgreSQL is restarted', happen: ({ servers }) => servers.restartPostgres() },
  { name: 'PostgreSQL does not answer', happen: ({ ways }, scale) => freeze(ways.toPostgres, scale) },
  { name: 'PostgreSQL cannot be reached', happen: ({ ways }, scale) => cut(ways.toPostgres, scale) },
  { name: 'Redis is restarted', happen: ({ servers }) => servers.restartRedis() },
  { name: 'Redis does not answer', happen: ({ ways }, scale) => freeze(ways.toRedis, scale) },
  { name: 'Redis cannot be reached', happen: ({ ways }, scale) => cut(ways.toRedis, scale) },
  { name: 'Redis is full', happen: ({ servers }, scale) => fill(servers.redisUrl, scale) },
  { name: 'the disk is slow', happen: ({ pool }, scale) => slowDisk(pool, scale) },
  {
    name: 'a clock jumps ahead',
    shiftsClock: true,
    happen: (platform, scale) => shiftClock(platform, CLOCK_SECONDS, scale),
  },
  {
    name: 'a clock falls behind',
    shiftsClock: true,
    happen: (platform, scale) => shiftClock(platform, -CLOCK_SECONDS, scale),
  },
  { name: 'jobs are poisoned', happen: poisonAccessLog },
  { name: 'a version that crashes is rolled out', happen: ({ fleet }) => rollOutWithWrongSecret(fleet) },
  {
    name: 'a version that never gets ready is rolled out',
    happen: ({ fleet }, scale) => rollOutNeverReady(fleet, scale),
  },
];

async function hang(processId: number | undefined, scale: number): Promise<void> {
  if (processId === undefined) throw new RangeError('There is no such process.');
  process.kill(processId, 'SIGSTOP');
  await delay(HANG_MS * scale);
  process.kill(processId, 'SIGCONT');
}

async function freeze(way: LoadPlatform['ways']['toRedis'], scale: number): Promise<void> {
  way.freeze();
  await delay(HANG_MS * scale);
  way.thaw();
}

async function cut(way: LoadPlatform['ways']['toRedis'], scale: number): Promise<void> {
  await way.cut();
  await delay(HANG_MS * scale);
  await way.restore();
}

/** Redis refuses all commands that need memory. */
async function fill(redisUrl: string, scale: number): Promise<void> {
  const redis = new Redis(redisUrl);
  try {
    await redis.config('SET', 'maxmemory', FULL_BYTES);
    await delay(HANG_MS * scale);
    await redis.config('SET', 'maxmemory', '0');
  } finally {
    redis.disconnect();
  }
}
