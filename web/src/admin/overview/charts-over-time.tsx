import { SimpleGrid } from '@mantine/core';
import type { LatencyPartsFragment, TrafficPartsFragment } from '../generated/graphql.js';
import { type Line, OverTime, type OverTimeProps } from '../parts/over-time.js';
import { millisecondsText, rateText, shareText } from '../parts/texts.js';
import type { MetricsPoint } from './use-metrics-points.js';

const CHARTS: readonly Omit<OverTimeProps<MetricsPoint>, 'points' | 'momentText'>[] = [
  {
    title: 'Requests per second',
    text: 'Operations over HTTP and sockets, and HTTP requests of all kinds',
    leastTop: 1,
    valueText: rateText,
    lines: [
      { name: 'Operations', color: 'violet.4', value: ({ operations }) => operations.perSecond },
      { name: 'HTTP requests', color: 'teal.5', value: ({ requests }) => requests.perSecond },
    ],
  },
  {
    title: 'Error rate',
    text: 'Of operations: with any error, and with one that is our fault',
    leastTop: 0.05,
    valueText: shareText,
    lines: [
      { name: 'Errors', color: 'yellow.5', value: ({ operations }) => shareOf(operations, 'errors') },
      { name: 'Ours', color: 'red.5', value: ({ operations }) => shareOf(operations, 'failures') },
    ],
  },
  {
    title: 'Latency',
    text: 'Of all operations together',
    leastTop: 10,
    valueText: millisecondsText,
    lines: percentiles(({ operations }) => operations.latency),
  },
  {
    title: 'Recommendation latency',
    text: 'Until it is known what is recommended, wherever it is shown',
    leastTop: 10,
    valueText: millisecondsText,
    lines: percentiles(({ recommendations }) => recommendations.latency),
  },
  {
    title: 'Cache hit ratio',
    text: 'Of what was read through caches: from memory or Redis, and from either alone',
    leastTop: 1,
    valueText: shareText,
    lines: [
      { name: 'Hits', color: 'violet.4', value: ({ cache }) => cache.hitRatio ?? null },
      { name: 'Memory', color: 'teal.5', value: ({ cache }) => ratio(cache.localHits, cache.reads) },
      { name: 'Redis', color: 'orange.5', value: ({ cache }) => ratio(cache.redisHits, cache.reads) },
    ],
  },
];

function percentiles(
  latencyOf: (point: MetricsPoint) => LatencyPartsFragment,
): readonly Line<MetricsPoint>[] {
  return [
    { name: 'p50', color: 'teal.5', value: (point) => latencyOf(point).p50Ms ?? null },
    { name: 'p95', color: 'violet.4', value: (point) => latencyOf(point).p95Ms ?? null },
    { name: 'p99', color: 'orange.5', value: (point) => latencyOf(point).p99Ms ?? null },
  ];
}

function shareOf(operations: TrafficPartsFragment, kind: 'errors' | 'failures'): number {
  return ratio(operations[kind], operations.count) ?? 0;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export interface ChartsOverTimeProps {
  readonly points: readonly MetricsPoint[];
  readonly momentText: (at: string) => string;
}

/** How what is asked of the system, and how well it answers, changed. */
export function ChartsOverTime({ points, momentText }: ChartsOverTimeProps) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      {CHARTS.map((chart) => (
        <OverTime key={chart.title} {...chart} points={points} momentText={momentText} />
      ))}
    </SimpleGrid>
  );
}
