import { setTimeout as delay } from 'node:timers/promises';

/** For something that takes a moment, and much longer on a busy machine. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;

/**
 * Polls until a value matches, and returns the first such value.
 * @throws Error with the last value when none matches in time: within a minute, unless set otherwise
 */
export async function eventually<Value>(
  look: () => Promise<Value> | Value,
  fits: (value: Value) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await look();
    if (fits(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`It never came to be; last seen: ${JSON.stringify(value)}`);
    await delay(PAUSE_MS);
  }
}

/**
 * The next value of an iterator, while an action is repeated that should cause one. A client is not notified when its
 * subscription is active, so the action is repeated until the first event arrives.
 */
export async function firstWhile<Value>(
  events: AsyncIterator<Value, unknown>,
  provoke: () => Promise<unknown>,
): Promise<Value> {
  const first = events.next();
  let settled = false;
  const settle = () => {
    settled = true;
  };
  first.then(settle, settle);
  await eventually(provoke, () => settled);
  const { done, value } = await first;
  if (done) throw new Error('There were no events.');
  return value;
}
