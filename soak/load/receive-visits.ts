import { createRandom } from '../../test/support/random.js';
import { arrive } from './arrivals.js';
import type { LoadPlatform } from './load-platform.js';
import type { Viewer } from './viewers.js';
import { visit } from './visit.js';

export interface Reception {
  readonly visitsPerSecond: number;
  readonly seed: number;
  /** Aborts when no more viewers shall come. */
  readonly ended: AbortSignal;
}

export interface Received {
  readonly visits: number;
  /** Arrivals while all viewers were already visiting. */
  readonly turnedAway: number;
}

/** Lets viewers come and visit, until no more come and the last one has left. */
export async function receiveVisits(
  { viewers, scene }: Pick<LoadPlatform, 'viewers' | 'scene'>,
  { visitsPerSecond, seed, ended }: Reception,
): Promise<Received> {
  const idle: Viewer[] = [...viewers];
  const visits: Promise<void>[] = [];
  let turnedAway = 0;
  const random = createRandom(seed);
  await arrive({
    perSecond: visitsPerSecond,
    fraction: random.fraction,
    ended,
    onArrival(dueAt) {
      const viewer = idle.pop();
      if (!viewer) {
        turnedAway += 1;
        return;
      }
      visits.push(visit(viewer, dueAt, scene).finally(() => idle.unshift(viewer)));
    },
  });
  await Promise.all(visits);
  return { visits: visits.length, turnedAway };
}
