import { type ChildProcess, fork } from 'node:child_process';
import { Redis } from 'ioredis';
import { programStart } from '../built-programs.js';
import { eventually } from '../eventually.js';
import { OwnRedis } from '../staleness/own-redis.js';
import { busiestWindow } from './busiest-window.js';
import type { Admitted, FromTaker, ToTaker } from './messages.js';
import { mostOf, SUBJECTS, TOGETHER } from './policies.js';

const PREFIX = 'limiter-trial';
/** The difference between the clocks of one process and the next. */
const SKEW_MS = 3_600_000;

export interface LimiterTrialOptions {
  readonly processes: number;
  /** The number of takes of each process before Redis is killed, while it is down, and after it is back. */
  readonly takesAPhase: number;
}

/** For the subject with the highest share: the most that was admitted in any window, as a share of the limit. */
export interface LimiterTrial {
  readonly takes: number;
  readonly admitted: number;
  /** Admitted by Redis: 1 at most. */
  readonly shared: number;
  /** Admitted by one process by itself: 1 at most. */
  readonly alone: number;
  /** Both, over all processes: at most the number of processes, and 1. */
  readonly together: number;
  /** The number of processes that limited by themselves for a while. */
  readonly fellBack: number;
  /** The number of admissions by Redis after it was killed. */
  readonly sharedAfterwards: number;
  /** From the first reply of Redis until all processes use it again. */
  readonly recoverySeconds: number;
}

interface Taker {
  readonly takes: () => number;
  readonly admitted: () => readonly Admitted[] | null;
  send(message: ToTaker): void;
  end(): void;
}

/** Lets several processes take as much as they can, while Redis is killed and restarted. */
export async function runLimiterTrial({
  processes,
  takesAPhase,
}: LimiterTrialOptions): Promise<LimiterTrial> {
  await using server = await OwnRedis.start();
  const takers = await Promise.all(
    Array.from({ length: processes }, (_, index) => startTaker(server.url, index * SKEW_MS)),
  );
  const phase = async () => {
    const before = takers.map(({ takes }) => takes());
    const isOver = () => takers.every(({ takes }, index) => takes() >= (before[index] ?? 0) + takesAPhase);
    await eventually(isOver, Boolean, PHASE_PATIENCE_MS);
  };
  try {
    for (const taker of takers) taker.send('begin');
    await phase();
    await server.kill();
    const killedMicros = micros();
    await phase();
    await server.begin();
    const recoverySeconds = await secondsUntilAllAsk(server.url, processes);
    await phase();
    for (const taker of takers) taker.send('stop');
    const admitted = await Promise.all(
      takers.map((taker) => eventually(taker.admitted, (list) => list !== null, PHASE_PATIENCE_MS)),
    );
    return {
      takes: takers.reduce((sum, { takes }) => sum + takes(), 0),
      recoverySeconds,
      ...judged(
        admitted.map((list) => list ?? []),
        killedMicros,
      ),
    };
  } finally {
    for (const taker of takers) taker.end();
  }
}

const PHASE_PATIENCE_MS = 60_000;

function judged(admitted: readonly (readonly Admitted[])[], killedMicros: number) {
  const all = admitted.flat();
  const shared = all.filter(({ isShared }) => isShared);
  const alone = admitted.map((list) => list.filter(({ isShared }) => !isShared));
  return {
    admitted: all.filter(({ subject }) => subject !== TOGETHER).length,
    shared: shareOf(shared),
    alone: Math.max(...alone.map(shareOf)),
    together: shareOf(all),
    fellBack: alone.filter((list) => list.length > 0).length,
    sharedAfterwards: shared.filter(({ sentMicros }) => sentMicros > killedMicros).length,
  };
}

function shareOf(admitted: readonly Admitted[]): number {
  const shares = [...SUBJECTS, TOGETHER].map(
    (subject) => busiestWindow(admitted.filter((one) => one.subject === subject)) / mostOf(subject),
  );
  return Math.max(...shares);
}

async function startTaker(url: string, skewMs: number): Promise<Taker> {
  const { file, execArgv, environment } = programStart('test/support/limiter-trial/taker.ts');
  const child: ChildProcess = fork(file, [url, PREFIX, String(skewMs)], {
    execArgv: [...execArgv],
    env: { ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let isReady = false;
  let takes = 0;
  let admitted: readonly Admitted[] | null = null;
  child.on('message', (said: FromTaker) => {
    if (said.kind === 'ready') isReady = true;
    else takes = said.takes;
    if (said.kind === 'stopped') admitted = said.admitted;
  });
  await eventually(() => isReady, Boolean, PHASE_PATIENCE_MS);
  return {
    takes: () => takes,
    admitted: () => admitted,
    send: (message) => void child.send(message),
    end: () => void child.kill('SIGKILL'),
  };
}

/** Each process has a key of its own while it takes something from Redis. */
async function secondsUntilAllAsk(url: string, processes: number): Promise<number> {
  const begin = performance.now();
  const redis = new Redis(url);
  try {
    await eventually(
      () => redis.keys(`${PREFIX}:limit:*}:sign:*`),
      ({ length }) => length === processes,
      PHASE_PATIENCE_MS,
    );
    return (performance.now() - begin) / 1_000;
  } finally {
    redis.disconnect();
  }
}

function micros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}
