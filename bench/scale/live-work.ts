import type { Contender } from '../cases/live/contenders.js';
import type { Work } from './scale-sample.js';

export interface Audience {
  readonly contender: Contender;
  readonly households: number;
  readonly socketsEach: number;
}

/** Each household has its next event as soon as all of its sockets have received the last. Counts received messages. */
export function hearing(audiences: readonly Audience[]): Work {
  const works = audiences.map(hearingOf);
  return async (seconds) => {
    const counts = await Promise.all(works.map((work) => work(seconds)));
    return counts.reduce((sum, count) => sum + count, 0);
  };
}

function hearingOf({ contender, households, socketsEach }: Audience): Work {
  const missing = new Map<number, { count: number; resolve: () => void }>();
  contender.onHeard((household) => {
    const wait = missing.get(household);
    if (!wait) throw new Error('A socket heard what was not said.');
    wait.count -= 1;
    if (wait.count > 0) return;
    missing.delete(household);
    wait.resolve();
  });

  async function deliver(household: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      missing.set(household, { count: socketsEach, resolve });
    });
    await Promise.all([contender.prepare(household)(), reached]);
  }

  return async (seconds) => {
    const deadline = performance.now() + seconds * 1_000;
    let delivered = 0;
    async function goOn(household: number): Promise<void> {
      while (performance.now() < deadline) {
        await deliver(household);
        delivered += 1;
      }
    }
    await Promise.all(Array.from({ length: households }, (_, household) => goOn(household)));
    return delivered * socketsEach;
  };
}
