import type { Contender } from '../cases/live/contenders.js';
import type { Work } from './scale-sample.js';

export interface Audience {
  readonly contender: Contender;
  readonly streams: number;
  readonly socketsEach: number;
}

/** Each stream has its next event as soon as all of its sockets have received the last. Counts received messages. */
export function hearing(audiences: readonly Audience[]): Work {
  const works = audiences.map(hearingOf);
  return async (seconds) => {
    const counts = await Promise.all(works.map((work) => work(seconds)));
    return counts.reduce((sum, count) => sum + count, 0);
  };
}

function hearingOf({ contender, streams, socketsEach }: Audience): Work {
  const missing = new Map<number, { count: number; resolve: () => void }>();
  contender.onHeard((stream) => {
    const wait = missing.get(stream);
    if (!wait) throw new Error('A socket heard what was not said.');
    wait.count -= 1;
    if (wait.count > 0) return;
    missing.delete(stream);
    wait.resolve();
  });

  async function deliver(stream: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      missing.set(stream, { count: socketsEach, resolve });
    });
    await Promise.all([contender.prepare(stream)(), reached]);
  }

  return async (seconds) => {
    const deadline = performance.now() + seconds * 1_000;
    let delivered = 0;
    async function goOn(stream: number): Promise<void> {
      while (performance.now() < deadline) {
        await deliver(stream);
        delivered += 1;
      }
    }
    await Promise.all(Array.from({ length: streams }, (_, stream) => goOn(stream)));
    return delivered * socketsEach;
  };
}
