import type { Turn } from '../../harness/turns.js';

/** Has somebody finish a film. @returns milliseconds until a device of theirs is told of it */
export type Finish = () => Promise<number>;

/** From a finished film until a device is told, in milliseconds, in the order in which they were measured. */
export interface RefreshLatencies {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** One of each after the other, so that what else the machine does meets both alike, and there are as many of both. */
export function measureRefreshes(finishOurs: Finish, finishBare: Finish): Turn<RefreshLatencies> {
  return async (seconds) => {
    const deadline = performance.now() + seconds * 1_000;
    const ours: number[] = [];
    const bare: number[] = [];
    while (performance.now() < deadline) {
      ours.push(await finishOurs());
      bare.push(await finishBare());
    }
    return { ours, bare };
  };
}

/** The viewers in turn, over and over. */
export function eachInTurn<Viewer>(
  viewers: readonly Viewer[],
  finish: (viewer: Viewer) => Promise<number>,
): Finish {
  let count = 0;
  return () => {
    const viewer = viewers[count % viewers.length];
    count += 1;
    if (!viewer) throw new RangeError('Nobody watches.');
    return finish(viewer);
  };
}
