import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createKeyedMutex } from './keyed-mutex.js';

describe('a keyed mutex', () => {
  it('runs the work of one key in order, one at a time', async () => {
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

  it('continues after a failure', async () => {
    const inTurn = createKeyedMutex();
    const failing = inTurn('key', () => Promise.reject(new Error('It failed.')));
    const following = inTurn('key', async () => 'done');
    await expect(failing).rejects.toThrow('It failed.');
    expect(await following).toBe('done');
  });

  it('does not block other keys', async () => {
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
