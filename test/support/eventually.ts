import { setTimeout as delay } from 'node:timers/promises';

/** For what takes a moment, and on a busy machine many. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;

/**
 * The first value that fits, looked for again and again.
 * @throws Error with the last value when none fits in time: within a minute, unless it may take longer
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
 * What an iterator gives next, while something is done again and again that makes it give something.
 * Nothing tells a client when its subscription stands, so the first event is provoked until it comes.
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
