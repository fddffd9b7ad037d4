import { collectDefaultMetrics, type MetricValue, Registry } from 'prom-client';
import { BOUNDARIES, LOWEST_BUCKET } from './latency-buckets.js';
import type { MetricDefinition } from './metric.js';
import type { MetricsRegistry } from './metrics-registry.js';
import type { DurationSeries } from './series.js';

/** The response to a scrape. */
export interface PrometheusText {
  readonly contentType: string;
  render(): Promise<string>;
}

type Value = MetricValue<string> & { readonly metricName?: string };

/**
 * The metrics of this process and of Node in Prometheus' format. The numbers are the registry's: prom-client only
 * formats them.
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
    // Its types only allow the library's own metrics; it uses only their name and `get`.
    exposition.registerMetric(metric as unknown as Parameters<Registry['registerMetric']>[0]);
  }

  /** Metrics may be added until the process is completely wired. */
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
      // Collecting Node's metrics has a cost, so it starts with the first scrape.
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
