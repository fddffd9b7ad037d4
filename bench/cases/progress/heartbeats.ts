import type pg from 'pg';
import type { Engine } from '../../../src/engine.js';
import type { Turn } from '../../harness/turns.js';
import { UPSERT } from './upsert.js';
import { RUNTIME_SECONDS, type Viewers } from './viewers.js';

/** The report that a player sends every ten seconds. */
interface Heartbeat {
  readonly profileId: string;
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly sequence: number;
}

/** The number of concurrent requests. */
const AT_A_TIME = 1_000;
const STEP_SECONDS = 10;

/** Each viewer advances in one film, in turn. */
function createHeartbeats({ profileIds, titleIds }: Viewers): () => Heartbeat {
  let count = 0;
  return () => {
    const viewer = count % profileIds.length;
    const sequence = Math.floor(count / profileIds.length);
    count += 1;
    return {
      profileId: profileIds[viewer] ?? '',
      titleId: titleIds[viewer % titleIds.length] ?? '',
      positionSeconds: (sequence * STEP_SECONDS) % RUNTIME_SECONDS,
      sequence,
    };
  };
}

/** @returns how many are stored per second */
function heartbeatRate(viewers: Viewers, store: (heartbeat: Heartbeat) => Promise<unknown>): Turn<number> {
  const next = createHeartbeats(viewers);
  return async (seconds) => {
    const begin = performance.now();
    const deadline = begin + seconds * 1_000;
    let stored = 0;
    async function goOn(): Promise<void> {
      while (performance.now() < deadline) {
        await store(next());
        stored += 1;
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, goOn));
    return (stored * 1_000) / (performance.now() - begin);
  };
}

/**
 * Through the service: permissions, the rules of progress, history and events, with reports stored together in one
 * statement.
 */
export function recording({ watching, clock }: Engine, viewers: Viewers): Turn<number> {
  const record = ({ profileId, ...entry }: Heartbeat) =>
    watching.service.recordProgress(profileId, [{ ...entry, observedAt: clock.now() }], null);
  const rate = heartbeatRate(viewers, record);
  const next = createHeartbeats(viewers);
  return async (seconds) => {
    // By then the viewers' entitlements are cached, like those of actual viewers.
    await Promise.all(viewers.profileIds.map(() => record(next())));
    return rate(seconds);
  };
}

/** The minimum: one row, one statement, no rules and no events. */
export function upserting(pool: pg.Pool, viewers: Viewers): Turn<number> {
  return heartbeatRate(viewers, ({ profileId, titleId, positionSeconds, sequence }) =>
    pool.query({ ...UPSERT, values: [profileId, titleId, positionSeconds, new Date(), sequence] }),
  );
}
