import { expect, it } from 'vitest';
import { RELATIVE_ERROR } from '../../src/platform/telemetry/metrics/latency-buckets.js';
import { GraphqlFailure } from '../../test/support/graphql-client.js';
import { Timings } from './timings.js';

it('latencies count from when a request was due', async () => {
  const timings = new Timings();
  await timings.measure('home', performance.now() - 1_000, async () => 'answered');
  const [home] = timings.read();
  expect(home).toMatchObject({ name: 'home', requests: 1, failures: {} });
  expect(home?.p50).toBeGreaterThan(980);
  expect(home?.longest).toBeGreaterThanOrEqual(1_000);
});

it('failures are counted by code, without latencies', async () => {
  const timings = new Timings();
  const away = new GraphqlFailure({
    errors: [{ message: 'Away', extensions: { code: 'SERVICE_UNAVAILABLE' } }],
  });
  for (const error of [away, away, new TypeError('fetch failed')]) {
    expect(await timings.measure('home', performance.now(), () => Promise.reject(error))).toBeNull();
  }
  await timings.measure('search', performance.now(), async () => 'answered');
  expect(timings.read()[0]).toMatchObject({
    requests: 3,
    failures: { SERVICE_UNAVAILABLE: 2, NO_ANSWER: 1 },
    p50: null,
  });
  expect(timings.sum()).toMatchObject({ requests: 4, failures: { SERVICE_UNAVAILABLE: 2, NO_ANSWER: 1 } });
  expect(timings.sum().lastFailureAt).toBeLessThanOrEqual(performance.now());
});

it("percentiles have the accuracy of the product's metrics", () => {
  const timings = new Timings();
  for (let milliseconds = 1; milliseconds <= 1_000; milliseconds += 1) timings.note('home', milliseconds);
  const [home] = timings.read();
  expect(Math.abs((home?.p50 ?? 0) / 500 - 1)).toBeLessThanOrEqual(RELATIVE_ERROR);
  expect(Math.abs((home?.p99 ?? 0) / 990 - 1)).toBeLessThanOrEqual(RELATIVE_ERROR);
  expect(home?.longest).toBe(1_000);
});
