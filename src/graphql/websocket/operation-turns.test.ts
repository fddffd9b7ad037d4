import { describe, expect, it } from 'vitest';
import { inTurnById } from './operation-turns.js';

const subscribe = (id: string, query: string) =>
  JSON.stringify({ type: 'subscribe', id, payload: { query } });
const complete = (id: string) => JSON.stringify({ type: 'complete', id });

/** Records handled messages, and lets operations run until they are ended. */
function startServer() {
  const handled: string[] = [];
  const running = new Map<string, { end(): void; fail(error: Error): void }>();
  const take = inTurnById((message) => {
    handled.push(message);
    if (!message.includes('subscribe')) return Promise.resolve();
    return new Promise<void>((resolve, reject) => running.set(message, { end: resolve, fail: reject }));
  });
  return { handled, take, running };
}

describe('operations of one id', () => {
  it('begin once the one before is over, which its client has completed', async () => {
    const { handled, take, running } = startServer();
    const messages = [
      subscribe('1', 'first'),
      complete('1'),
      subscribe('1', 'second'),
      subscribe('2', 'other'),
    ];
    const [first, , second] = messages.map((message) => take(message));
    expect(handled).toEqual([messages[0], messages[1], messages[3]]);

    running.get(messages[0] ?? '')?.end();
    await first;
    await expect.poll(() => handled.at(-1)).toBe(messages[2]);
    running.get(messages[2] ?? '')?.end();
    await second;
  });

  it('never begin when they are completed while they wait', async () => {
    const { handled, take, running } = startServer();
    const first = subscribe('1', 'first');
    const third = subscribe('1', 'third');
    const taken = [first, complete('1'), subscribe('1', 'second'), complete('1'), third].map((each) =>
      take(each),
    );
    running.get(first)?.end();
    await Promise.all(taken.slice(0, -1));
    await expect.poll(() => handled).toEqual([first, complete('1'), third]);
    running.get(third)?.end();
    await Promise.all(taken);
  });

  it('begin also after one that failed, which is told', async () => {
    const { handled, take, running } = startServer();
    const first = take(subscribe('1', 'first'));
    await take(complete('1'));
    void take(subscribe('1', 'second'));
    running.get(subscribe('1', 'first'))?.fail(new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    await expect.poll(() => handled.at(-1)).toBe(subscribe('1', 'second'));
  });

  it.each([
    ['uses an id that is in use', [subscribe('1', 'first'), subscribe('1', 'second')]],
    ['is no message', [subscribe('1', 'first'), complete('1'), 'nonsense', 'null', '{"type":"subscribe"}']],
  ])('leave what %s to the protocol', (_what, messages) => {
    const { handled, take } = startServer();
    for (const message of messages) void take(message);
    expect(handled).toEqual(messages);
  });
});
