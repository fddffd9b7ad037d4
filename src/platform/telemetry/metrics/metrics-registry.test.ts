import { expect, it } from 'vitest';
import type { MetricDefinition } from './metric.js';
import { createMetricsRegistry } from './metrics-registry.js';
import { createPrometheusText } from './prometheus.js';

const visits: MetricDefinition = {
  name: 'visits_total',
  help: 'Visits.',
  labels: ['name', 'kind'],
  mostSeries: 50,
};

it('limits the number of series without losing counts', async () => {
  const registry = createMetricsRegistry();
  const counter = registry.counter(visits);
  for (let name = 0; name < 100_000; name += 1) counter.with(`name${name}`, 'query').add();
  const series = [...(registry.counters[0]?.series ?? [])];
  expect(series).toHaveLength(51);
  expect(series.reduce((sum, { total }) => sum + total, 0)).toBe(100_000);
  const text = await createPrometheusText(registry).render();
  expect(text).toContain(`visits_total{name="other",kind="other"} ${100_000 - 50}`);
});

it('continues to count known series at the limit', () => {
  const registry = createMetricsRegistry();
  const counter = registry.counter(visits);
  counter.with('known', 'query').add();
  for (let name = 0; name < 1_000; name += 1) counter.with(`name${name}`, 'query').add();
  counter.with('known', 'query').add();
  expect([...(registry.counters[0]?.series ?? [])][0]).toMatchObject({
    values: ['known', 'query'],
    total: 2,
  });
});

it('escapes labels', () => {
  const registry = createMetricsRegistry();
  registry.counter(visits).with('a|b#c"d\n', 'x'.repeat(1_000)).add();
  expect([...(registry.counters[0]?.series ?? [])][0]?.values).toEqual(['a_b_c_d_', 'x'.repeat(60)]);
});

it('returns the same metric if it is requested again', async () => {
  const registry = createMetricsRegistry();
  const open = { name: 'open', help: 'Open.', labels: [] };
  for (const value of [1, 2]) {
    registry.counter(visits).with('home', 'query').add();
    registry.gauge(open, () => [{ values: [], value }]);
  }
  expect([...(registry.counters[0]?.series ?? [])].map((series) => series.take())).toEqual([2]);
  expect(await Promise.all(registry.gauges.map((gauge) => gauge.read()))).toEqual([
    [{ values: [], value: 2 }],
  ]);
});

it('refuses two metrics with the same name', () => {
  const registry = createMetricsRegistry();
  registry.counter(visits);
  expect(() => registry.durations(visits)).toThrow('already');
});

it('writes counters, durations and gauges in the format of Prometheus', async () => {
  const registry = createMetricsRegistry();
  registry.counter(visits).with('home', 'query').add(3);
  const took = registry.durations({ name: 'took_seconds', help: 'How long.', labels: ['name'] }).with('home');
  for (const milliseconds of [0.5, 3, 3, 100]) took.record(milliseconds);
  registry.gauge({ name: 'open', help: 'Open.', labels: [] }, () => [{ values: [], value: 7 }]);
  registry.gauge({ name: 'away', help: 'Away.', labels: [] }, () => Promise.reject(new Error('away')));
  const text = await createPrometheusText(registry).render();
  for (const line of [
    '# TYPE visits_total counter',
    'visits_total{name="home",kind="query"} 3',
    '# TYPE took_seconds histogram',
    'took_seconds_bucket{name="home",le="0.001"} 1',
    'took_seconds_bucket{name="home",le="0.002"} 1',
    'took_seconds_bucket{name="home",le="0.004"} 3',
    'took_seconds_bucket{name="home",le="0.128"} 4',
    'took_seconds_bucket{name="home",le="+Inf"} 4',
    'took_seconds_sum{name="home"} 0.1065',
    'took_seconds_count{name="home"} 4',
    '# TYPE open gauge',
    'open 7',
    '# TYPE away gauge',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).not.toMatch(/^away /m);
  expect(text).toContain('process_resident_memory_bytes');
});
