import { describe, expect, it } from 'vitest';
import { batchByTurn } from './turn-batcher.js';

/** Doubles numbers together, unless one of them is negative. */
function createDoubling(...[mostItems, later]: [mostItems?: number, later?: typeof setImmediate]) {
  const batches: (readonly number[])[] = [];
  const double = batchByTurn<number, number>(
    async (items) => {
      batches.push(items);
      if (items.some((item) => item < 0)) throw new Error('negative');
      return items.map((item) => item * 2);
    },
    mostItems,
    later,
  );
  return { double, batches };
}

describe('requests of one turn', () => {
  it('are sent together, and each gets its own results', async () => {
    const { double, batches } = createDoubling();
    expect(await Promise.all([double([1, 2]), double([]), double([3])])).toEqual([[2, 4], [], [6]]);
    expect(await double([4])).toEqual([8]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it('are sent in order if they exceed the batch size', async () => {
    const { double, batches } = createDoubling(2, setImmediate);
    const answers = await Promise.all([1, 2, 3, 4, 5].map((item) => double([item])));
    expect(answers).toEqual([[2], [4], [6], [8], [10]]);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('fail only with their own batch', async () => {
    const { double } = createDoubling(2);
    const outcomes = await Promise.allSettled([1, -2, 3, 4, -5].map((item) => double([item])));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
  });

  it('include those caused by other events of the turn, if they wait for its end', async () => {
    const { double, batches } = createDoubling(undefined, setImmediate);
    const first = double([1]);
    const second = new Promise((resolve) => process.nextTick(resolve)).then(() => double([2]));
    expect(await Promise.all([first, second])).toEqual([[2], [4]]);
    expect(batches).toEqual([[1, 2]]);
  });
});
