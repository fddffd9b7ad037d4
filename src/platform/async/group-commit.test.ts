import { describe, expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.js';

class ItemError extends Error {}

/** A commit that can be delayed, and that rejects negative numbers. */
function createDoubling(
  limits: { readonly mostAtOnce?: number; readonly sideBySide?: number; readonly mostWaiting?: number } = {},
) {
  const batches: number[][] = [];
  let held: Promise<void> | null = null;
  let letGo = () => undefined as void;
  const submit = createGroupCommit<number, number>({
    async commit(items) {
      batches.push([...items]);
      await held;
      if (items.includes(0)) throw new Error('away');
      if (items.some((item) => item < 0)) throw new ItemError('negative');
      return items.map((item) => item * 2);
    },
    mostAtOnce: 100,
    sideBySide: 1,
    mostWaiting: 1_000,
    refusal: () => new Error('full'),
    isDoneByItem: (error) => error instanceof ItemError,
    ...limits,
  });
  return {
    submit,
    batches,
    hold() {
      held = new Promise((resolve) => {
        letGo = resolve;
      });
    },
    letGo: () => letGo(),
  };
}

const outcomes = (promises: readonly Promise<number>[]) =>
  Promise.all(promises.map((promise) => promise.catch((error: unknown) => String(error))));

describe('a group commit', () => {
  it('batches concurrent items, and returns each its own result', async () => {
    const { submit, batches } = createDoubling();
    expect(await Promise.all([1, 2, 3].map(submit))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('processes items that arrive meanwhile in the next batch, up to its size', async () => {
    const { submit, batches, hold, letGo } = createDoubling({ mostAtOnce: 2 });
    hold();
    const first = submit(1);
    await Promise.resolve();
    await new Promise(process.nextTick);
    const others = [2, 3, 4].map(submit);
    letGo();
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('runs up to the allowed number of batches concurrently', async () => {
    const { submit, batches, hold, letGo } = createDoubling({ sideBySide: 2 });
    hold();
    const promises: Promise<number>[] = [];
    for (const number of [1, 2, 3]) {
      promises.push(submit(number));
      await new Promise(process.nextTick);
    }
    expect(batches).toEqual([[1], [2]]);
    letGo();
    expect(await Promise.all(promises)).toEqual([2, 4, 6]);
  });

  it('rejects only the faulty items', async () => {
    const { submit } = createDoubling();
    const results = await outcomes([1, 2, -3, 4, 5, 6, -7].map(submit));
    expect(results).toEqual([2, 4, 'Error: negative', 8, 10, 12, 'Error: negative']);
  });

  it('rejects the whole batch if no item is at fault, and continues', async () => {
    const { submit, batches } = createDoubling();
    expect(await outcomes([1, 0, 2].map(submit))).toEqual(Array.from({ length: 3 }, () => 'Error: away'));
    expect(batches).toHaveLength(1);
    expect(await submit(4)).toBe(8);
  });

  it('refuses items if too many are waiting', async () => {
    const { submit, hold, letGo } = createDoubling({ mostWaiting: 2 });
    hold();
    const first = submit(1);
    await new Promise(process.nextTick);
    const others = [2, 3, 4].map(submit);
    letGo();
    expect(await outcomes([first, ...others])).toEqual([2, 4, 6, 'Error: full']);
  });
});
