import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, domainEvent } from '../../shared/domain-event.js';
import { createLogger } from '../telemetry/logger.js';
import { createOrderedDelivery } from './ordered-delivery.js';

const logger = createLogger({ level: 'silent', pretty: false });
type Numbered = DomainEvent<'numbered', { key: string; number: number }>;

/** A queue of waiting events whose handler fails as often as each event says. */
function lineOf(events: readonly { key: string; failures: number }[]) {
  let now = 0;
  const waiting = events.map(
    ({ key }, number): Numbered => domainEvent('numbered', { key, number }, new Date(0)),
  );
  const failuresLeft = events.map(({ failures }) => failures);
  const delivered: Numbered['payload'][] = [];
  let attempts = 0;

  const delivery = createOrderedDelivery<Numbered>({
    orderKeyOf: (event) => event.payload.key,
    monotonicMs: () => now,
    logger,
    async deliver({ payload }) {
      attempts += 1;
      // Long enough for a retry to become due in the middle of a pass.
      now += 700;
      const left = failuresLeft[payload.number] ?? 0;
      failuresLeft[payload.number] = left - 1;
      if (left > 0) throw new Error('not yet');
      delivered.push(payload);
    },
  });

  return {
    delivered,
    waiting,
    attempts: () => attempts,
    add({ key, failures }: { key: string; failures: number }) {
      waiting.push(domainEvent('numbered', { key, number: failuresLeft.length }, new Date(0)));
      failuresLeft.push(failures);
    },
    wait(ms: number) {
      now += ms;
    },
    async pass() {
      const pass = delivery.beginPass();
      for (const event of waiting.slice()) {
        if (pass.exhausted) break;
        if (await pass.offer(event)) waiting.splice(waiting.indexOf(event), 1);
      }
    },
  };
}

describe('ordered delivery', () => {
  it('holds the events behind a failed one, and lets those of other keys pass', async () => {
    const line = lineOf([
      { key: 'a', failures: 1 },
      { key: 'a', failures: 0 },
      { key: 'b', failures: 0 },
    ]);

    await line.pass();
    expect(line.delivered).toEqual([{ key: 'b', number: 2 }]);

    line.wait(500);
    await line.pass();
    expect(line.delivered.map(({ number }) => number)).toEqual([2, 0, 1]);
  });

  it('tries a failing event ever more slowly', async () => {
    const line = lineOf([{ key: 'a', failures: Number.POSITIVE_INFINITY }]);
    for (let second = 0; second < 600; second += 1) {
      await line.pass();
      line.wait(1_000);
    }
    expect(line.attempts()).toBeLessThan(20);
  });

  it('begins anew with a key whose event another process has handled meanwhile', async () => {
    const line = lineOf([
      { key: 'a', failures: 20 },
      { key: 'a', failures: 1 },
    ]);
    for (let second = 0; second < 300; second += 1) {
      await line.pass();
      line.wait(1_000);
    }
    line.waiting.shift();
    line.wait(3_600_000);
    await line.pass();
    line.wait(500);
    await line.pass();
    expect(line.delivered).toEqual([{ key: 'a', number: 1 }]);
  });

  it('stops a pass in which several keys fail, as they do when something they share is away', async () => {
    const line = lineOf(Array.from({ length: 50 }, (_none, index) => ({ key: `${index}`, failures: 1 })));
    await line.pass();
    expect(line.attempts()).toBe(3);
  });

  it('reaches those behind thousands of keys that fail for good, and then others at once', async () => {
    const ill = Array.from({ length: 5_000 }, (_none, index) => ({
      key: `ill ${index}`,
      failures: Number.POSITIVE_INFINITY,
    }));
    const line = lineOf([...ill, { key: 'well', failures: 0 }]);
    const passes = async (most: number) => {
      for (let pass = 0; pass < most; pass += 1) {
        await line.pass();
        line.wait(1_000);
      }
    };
    await passes(50);
    expect(line.delivered.map(({ key }) => key)).toEqual(['well']);
    line.add({ key: 'new', failures: 0 });
    await passes(1);
    expect(line.delivered.map(({ key }) => key)).toEqual(['well', 'new']);
  });

  it('gives each of many failing keys its turn, also where the events of others are gone', async () => {
    const ill = (count: number) =>
      Array.from({ length: count }, (_none, index) => ({
        key: `ill ${index}`,
        failures: Number.POSITIVE_INFINITY,
      }));
    const line = lineOf([...ill(400), { key: 'mended', failures: 2 }, ...ill(800).slice(400)]);
    for (let pass = 0; pass < 30; pass += 1) await line.pass();
    // Another process has handled them.
    line.waiting.splice(0, 350);
    for (let pass = 0; pass < 60; pass += 1) await line.pass();
    expect(line.delivered.map(({ key }) => key)).toEqual(['mended']);
  });

  it('loses nothing and keeps the order of each key, whatever fails and how often', async () => {
    const event = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), failures: fc.nat({ max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        const line = lineOf(events);
        for (let turn = 0; turn < 1_000 && line.waiting.length > 0; turn += 1) {
          await line.pass();
          line.wait(5_000);
        }
        for (const key of ['a', 'b', 'c', 'd']) {
          const sent = events.flatMap((each, number) => (each.key === key ? [number] : []));
          const seen = line.delivered.filter((each) => each.key === key).map(({ number }) => number);
          expect(seen).toEqual(sent);
        }
      }),
      { numRuns: 50 },
    );
  });
});
