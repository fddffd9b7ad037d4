import { expect, it } from 'vitest';
import { toClaim } from './comparison.js';
import { compareServers } from './server-comparisons.js';

it('has ratios above 1 where ours is better, and the target on the throughput', () => {
  const peer = { answered: 400, perSecond: 100, processorPerRequest: 300, medianMs: 10, slowestMs: 40 };
  const ours = { answered: 800, perSecond: 200, processorPerRequest: 150, medianMs: 5, slowestMs: 20 };

  const claims = compareServers({
    case: 'home',
    ours: [ours],
    peer: [peer],
    peerName: 'a peer',
    throughputTarget: 0.75,
  }).map(toClaim);

  expect(claims.map(({ metric, ratio, target }) => [metric, ratio, target])).toEqual([
    ['requests/s', 2, 0.75],
    ['CPU µs/request', 2, null],
    ['latency p50 ms', 2, null],
    ['latency p99 ms', 2, null],
  ]);
});
