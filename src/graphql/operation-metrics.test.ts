import { expect, it } from 'vitest';
import { createMetricsRegistry } from '../platform/telemetry/metrics/metrics-registry.js';
import { createOperationMeter } from './operation-metrics.js';

it('counts requests refused before they are operations, but not unknown persisted queries', () => {
  const registry = createMetricsRegistry();
  const meter = createOperationMeter(registry);
  meter.refused('PERSISTED_QUERY_NOT_FOUND');
  meter.refused('GRAPHQL_PARSE_FAILED');
  const [operations] = registry.counters;
  expect([...(operations?.series ?? [])].map(({ values }) => values)).toEqual([
    ['invalid', 'invalid', 'GRAPHQL_PARSE_FAILED'],
  ]);
});
