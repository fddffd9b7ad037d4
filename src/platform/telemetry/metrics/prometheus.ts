import { collectDefaultMetrics, type MetricValue, Registry } from 'prom-client';
import { BOUNDARIES, LOWEST_BUCKET } from './latency-buckets.js';
import type { MetricDefinition } from './metric.js';
import type { MetricsRegistry } from './metrics-registry.js';
import type { DurationSeries } from './series.js';

/** What a scrape of this process answers. */
export interface PrometheusText {
  readonly contentType: string;
  render(): Promise<string>;
}

type Value = MetricValue<string> & { readonly metricName?: string };

/**
 * What this process measures, and what Node tells of itself, as Prometheus reads it. The numbers are those of the registry:
 * prom-client writes them down and counts nothing itself.
 */
export function createPrometheusText(registry: MetricsRegistry): PrometheusText {
  const exposition = new Registry();
  let isAsked = false;
  let registered = 0;

  function register(definition: MetricDefinition, type: string, valuesOf: () => Value[] | Promise<Value[]>) {
    const { name, help } = definition;
    const metric = {
      name,
      get: async () => ({ name, help, type, values: await valuesOf(), aggregator: 'sum' }),
    };
    // Its types know the library's own metrics alone; it asks no more of one than its name and `get`.
    exposition.registerMetric(metric as unknown as Parameters<Registry['registerMetric']>[0]);
  }

  /** Metrics may be added for as long as the process is being put together. */
  function registerNew(): void {
    const { counters, durationFamilies, gauges } = registry;
    const count = counters.length + durationFamilies.length + gauges.length;
    if (count === registered) return;
    registered = count;
    const isNew = ({ definition }: { readonly definition: MetricDefinition }) =>
      exposition.getSingleMetric(definition.name) === undefined;
    for (const { definition, series } of counters.filter(isNew)) {
      register(definition, 'counter', () =>
        [...series].map(({ total, values }) => ({ labels: labelsOf(definition, values), value: total })),
      );
    }
    for (const { definition, series } of durationFamilies.filter(isNew)) {
      register(definition, 'histogram', () => [...series].flatMap((each) => histogramOf(definition, each)));
    }
    for (const { definition, read } of gauges.filter(isNew)) {
      register(definition, 'gauge', async () =>
        (await read()).map(({ values, value }) => ({ labels: labelsOf(definition, values), value })),
      );
    }
  }

  return {
    contentType: exposition.contentType,
    async render() {
      // To watch over Node costs something: it begins with the first who asks.
      if (!isAsked) collectDefaultMetrics({ register: exposition });
      isAsked = true;
      registerNew();
      registry.refresh();
      return exposition.metrics();
    },
  };
}

function labelsOf({ labels }: MetricDefinition, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']));
}

function histogramOf(definition: MetricDefinition, series: DurationSeries): Value[] {
  const labels = labelsOf(definition, series.values);
  const metricName = `${definition.name}_bucket`;
  let below = 0;
  let next = 0;
  const buckets = BOUNDARIES.map(({ bucket, seconds }) => {
    for (; next <= bucket - LOWEST_BUCKET; next += 1) below += series.counts[next] ?? 0;
    return { metricName, labels: { ...labels, le: `${seconds}` }, value: below };
  });
  return [
    ...buckets,
    { metricName, labels: { ...labels, le: '+Inf' }, value: series.count },
    { metricName: `${definition.name}_sum`, labels, value: series.milliseconds / 1_000 },
    { metricName: `${definition.name}_count`, labels, value: series.count },
  ];
}
