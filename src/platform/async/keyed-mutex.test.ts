import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createKeyedMutex } from './keyed-mutex.js';

describe('turns', () => {
  it('have work of one key done one at a time, in its order', async () => {
    const inTurn = createKeyedMutex();
    const done: number[] = [];
    let running = 0;
    const work = (number: number) => async () => {
      running += 1;
      expect(running).toBe(1);
      await setImmediate();
      running -= 1;
      done.push(number);
      return number;
    };
    const answers = await Promise.all([1, 2, 3].map((number) => inTurn('key', work(number))));
    expect(answers).toEqual([1, 2, 3]);
    expect(done).toEqual([1, 2, 3]);
  });

  it('go on after one that failed', async () => {
    const inTurn = createKeyedMutex();
    const failing = inTurn('key', () => Promise.reject(new Error('It failed.')));
    const following = inTurn('key', async () => 'done');
    await expect(failing).rejects.toThrow('It failed.');
    expect(await following).toBe('done');
  });

  it('of another key are not waited for', async () => {
    const inTurn = createKeyedMutex();
    const order: string[] = [];
    const slow = inTurn('slow', async () => {
      await setImmediate();
      order.push('slow');
    });
    await inTurn('quick', async () => order.push('quick'));
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });
});
