import { expect, it } from 'vitest';
import { takeTurns } from './turns.js';

it('takes turns round by round, without the warm-up', async () => {
  const order: string[] = [];
  const turn = (name: string) => async (seconds: number) => {
    order.push(name);
    return order.length * seconds;
  };

  const samples = await takeTurns(
    { a: turn('a'), b: turn('b') },
    { rounds: 2, seconds: 10 },
    () => undefined,
  );

  expect(order.join('')).toBe('ababab');
  expect(samples).toEqual({ a: [30, 50], b: [40, 60] });
});
