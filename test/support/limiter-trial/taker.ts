import { setTimeout as pause } from 'node:timers/promises';
import { createRateLimiter } from '../../../src/platform/rate-limit/create-rate-limiter.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import type { Admitted, FromTaker, ToTaker } from './messages.js';
import { each, SUBJECTS, sign, TOGETHER, together } from './policies.js';

/** A process that takes as much as it can, and stores what was admitted. */
const [url = '', prefix = '', skewMs = '0'] = process.argv.slice(2);
const PAUSE_MS = 2;
const TAKES_A_REPORT = 50;

// Its clock is wrong, to simulate clock differences.
const dateNow = Date.now;
Date.now = () => dateNow() + Number(skewMs);

const logger = createLogger({ level: 'silent', pretty: false });
const redis = createRedis(url, { name: 'limiter trial', role: 'cache', logger });
const limiter = createRateLimiter({ redis, prefix, logger });
const admitted: Admitted[] = [];
let takes = 0;
let answers = 0;
let isStopped = false;

// Calls are made one at a time, so that a reply of Redis belongs to the current call.
const evalsha = redis.evalsha.bind(redis) as (...parameters: readonly unknown[]) => Promise<unknown>;
Object.assign(redis, {
  async evalsha(...parameters: readonly unknown[]) {
    const answer = await evalsha(...parameters);
    answers += 1;
    return answer;
  },
});

function say(message: FromTaker): void {
  process.send?.(message);
}

/** The machine's clock, not the process's own. */
function micros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

async function takeOne(subject: string): Promise<void> {
  const [sentMicros, answersBefore] = [micros(), answers];
  const { isAdmitted } = await limiter.take([
    { policy: sign, subject: String(process.pid) },
    { policy: each, subject },
    { policy: together, subject: TOGETHER },
  ]);
  takes += 1;
  const span = { sentMicros, receivedMicros: micros(), isShared: answers > answersBefore };
  if (isAdmitted) admitted.push({ subject, ...span }, { subject: TOGETHER, ...span });
}

async function takeUntilStopped(): Promise<void> {
  while (!isStopped) {
    await takeOne(SUBJECTS[takes % SUBJECTS.length] ?? TOGETHER);
    if (takes % TAKES_A_REPORT === 0) say({ kind: 'progress', takes });
    await pause(PAUSE_MS);
  }
  say({ kind: 'stopped', takes, admitted });
}

process.on('message', (message: ToTaker) => {
  if (message === 'begin') void takeUntilStopped();
  else isStopped = true;
});
// Its parent may exit before it.
process.once('disconnect', () => process.exit());
// On a busy machine, connecting may take several attempts, each of which reports an error.
if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));
say({ kind: 'ready' });
