import type { Turn } from '../../harness/turns.js';

/** Lets a viewer finish a film. @returns milliseconds until a device of the viewer gets the event */
export type Finish = () => Promise<number>;

/** From a finished film until a device gets the event, in milliseconds, in the order of measurement. */
export interface RefreshLatencies {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** Alternates between both, so that other load affects both alike, and there are equally many of both. */
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

/** Cycles through the viewers. */
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
