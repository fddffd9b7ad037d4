import { setTimeout as delay } from 'node:timers/promises';
import { hasShiftedClock } from '../../test/support/trials/shifted-clock.js';
import { type LoadPlatform, type PlatformSize, startLoadPlatform } from '../load/load-platform.js';
import { receiveVisits } from '../load/receive-visits.js';
import { Timings } from '../load/timings.js';
import type { Fault } from './faults.js';

export interface Chaos extends PlatformSize {
  readonly visitsPerSecond: number;
  readonly faults: readonly Fault[];
  /** A factor for the duration of faults. Default: 1. */
  readonly scale?: number;
  /** How long viewers continue after each fault. */
  readonly peaceMs: number;
}

/** The effects of a fault on viewers, until the next one. */
export interface FaultReport {
  readonly fault: string;
  readonly requests: number;
  readonly failures: Readonly<Record<string, number>>;
  /** The duration of the fault. */
  readonly faultSeconds: number;
  /** From its end to the last failed request; 0 if none has failed since. */
  readonly recoverySeconds: number;
}

export interface ChaosReport {
  readonly faults: readonly FaultReport[];
  /** Faults that were left out, because this machine lacks what they require. */
  readonly skipped: readonly string[];
  readonly visits: number;
  readonly turnedAway: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly heard: number;
  readonly doubled: number;
  readonly leaked: number;
  /** Events that are still not relayed at the end. */
  readonly unrelayed: number;
}

const RELAY_PATIENCE_MS = 60_000;

/** Causes one fault after the other while viewers visit, and checks the stored data afterwards. */
export async function runChaos(chaos: Chaos): Promise<ChaosReport> {
  const { onProgress, visitsPerSecond, seed } = chaos;
  const canShift = await hasShiftedClock();
  const faults = chaos.faults.filter(({ shiftsClock }) => canShift || !shiftsClock);
  const skipped = chaos.faults.filter((fault) => !faults.includes(fault)).map(({ name }) => name);
  await using platform = await startLoadPlatform({
    ...chaos,
    hasShiftedClock: faults.some(({ shiftsClock }) => shiftsClock),
  });
  const { scene, pool } = platform;
  const ended = new AbortController();
  const receiving = receiveVisits(platform, { visitsPerSecond, seed, ended: ended.signal });
  const reports: FaultReport[] = [];
  try {
    await delay(chaos.peaceMs);
    for (const [index, fault] of faults.entries()) {
      onProgress(`${index + 1} of ${faults.length}: ${fault.name}`);
      reports.push(await reportOf(fault, platform, chaos));
    }
  } finally {
    ended.abort();
  }
  const received = await receiving;
  onProgress('Waiting until everything is relayed');
  return {
    faults: reports,
    skipped,
    ...received,
    acknowledged: scene.positions.size,
    lost: await scene.positions.lostIn(pool),
    ...scene.live,
    unrelayed: await unrelayedOf(pool),
  };
}

async function reportOf(
  fault: Fault,
  platform: LoadPlatform,
  { peaceMs, scale = 1 }: Pick<Chaos, 'peaceMs' | 'scale'>,
): Promise<FaultReport> {
  const timings = new Timings();
  platform.scene.timings = timings;
  const begin = performance.now();
  await fault.happen(platform, scale);
  const end = performance.now();
  await delay(peaceMs);
  const { requests, failures, lastFailureAt } = timings.sum();
  return {
    fault: fault.name,
    requests,
    failures,
    faultSeconds: (end - begin) / 1_000,
    recoverySeconds: Math.max(0, (lastFailureAt ?? 0) - end) / 1_000,
  };
}

async function unrelayedOf(pool: LoadPlatform['pool']): Promise<number> {
  const deadline = performance.now() + RELAY_PATIENCE_MS;
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      'SELECT count(*)::int AS waiting FROM outbox_events WHERE published_at IS NULL',
    );
    const waiting = rows[0]?.waiting ?? 0;
    if (waiting === 0 || performance.now() > deadline) return waiting;
    await delay(200);
  }
}
