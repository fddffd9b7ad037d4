import type { Comparison, Metric } from './comparison.js';
import type { ServerSample } from './server-sample.js';
import { summarise } from './statistics.js';

interface ServerMetric extends Metric {
  readonly of: (sample: ServerSample) => number;
}

const THROUGHPUT: ServerMetric = { name: 'requests/s', better: 'higher', of: ({ perSecond }) => perSecond };
const METRICS: readonly ServerMetric[] = [
  THROUGHPUT,
  { name: 'CPU µs/request', better: 'lower', of: ({ processorPerRequest }) => processorPerRequest },
  { name: 'latency p50 ms', better: 'lower', of: ({ medianMs }) => medianMs },
  { name: 'latency p99 ms', better: 'lower', of: ({ slowestMs }) => slowestMs },
];

interface Contest {
  readonly case: string;
  readonly ours: readonly ServerSample[];
  readonly peer: readonly ServerSample[];
  readonly peerName: string;
  /** The required share of the peer's throughput. */
  readonly throughputTarget: number | null;
}

/** The comparisons of our server with one peer. */
export function compareServers({ ours, peer, throughputTarget, ...contest }: Contest): Comparison[] {
  return METRICS.map((metric) => ({
    case: contest.case,
    metric,
    ours: summarise(ours.map(metric.of)),
    peer: summarise(peer.map(metric.of)),
    peerName: contest.peerName,
    target: metric === THROUGHPUT ? throughputTarget : null,
  }));
}
