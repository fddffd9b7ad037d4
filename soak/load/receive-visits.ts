import { createRandom } from '../../test/support/random.js';
import { arrive } from './arrivals.js';
import type { LoadPlatform } from './load-platform.js';
import type { Viewer } from './viewers.js';
import { visit } from './visit.js';

export interface Reception {
  readonly visitsPerSecond: number;
  readonly seed: number;
  /** When nobody comes any more. */
  readonly ended: AbortSignal;
}

export interface Received {
  readonly visits: number;
  /** Who came while all viewers were there already. */
  readonly turnedAway: number;
}

/** Has viewers come and visit, until nobody does any more and the last has left. */
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
