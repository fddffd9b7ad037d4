import type { MetricDefinition, MetricFamily, Metrics, Reading } from './metric.js';
import { CounterSeries, DurationSeries } from './series.js';

const USUAL_MOST_SERIES = 200;
/** The label values of the series for all that exceed the limit. */
export const OTHER = 'other';
const LONGEST_LABEL = 60;
/** Separates label values in the shared names of series. */
export const SEPARATOR = '|';

/** All series of a metric, in the order of creation. */
export interface Family<Series> {
  readonly definition: MetricDefinition;
  readonly series: Iterable<Series>;
}

export interface Gauge {
  readonly definition: MetricDefinition;
  /** Empty if it cannot be read. */
  read(): Promise<readonly Reading[]>;
}

/** All metrics of a process, for exporters. */
export interface MetricsRegistry extends Metrics {
  /** Updates external counters. Call it before reading. */
  refresh(): void;
  readonly counters: readonly Family<CounterSeries>[];
  readonly durationFamilies: readonly Family<DurationSeries>[];
  readonly gauges: readonly Gauge[];
}

export function createMetricsRegistry(): MetricsRegistry {
  const names = new Set<string>();
  const counters: (Family<CounterSeries> & MetricFamily<CounterSeries>)[] = [];
  const durationFamilies: (Family<DurationSeries> & MetricFamily<DurationSeries>)[] = [];
  const gauges: Gauge[] = [];
  const refreshers: (() => void)[] = [];

  function claim({ name }: MetricDefinition): void {
    if (names.has(name)) throw new Error(`There is already a metric "${name}".`);
    names.add(name);
  }

  function family<Series>(
    definition: MetricDefinition,
    families: (Family<Series> & MetricFamily<Series>)[],
    make: (values: readonly string[]) => Series,
  ): MetricFamily<Series> {
    const known = families.find((other) => other.definition === definition);
    if (known) return known;
    claim(definition);
    const bounded = boundedSeries(definition, make);
    const made = { definition, series: { [Symbol.iterator]: bounded.all }, with: bounded.with };
    families.push(made);
    return made;
  }

  return {
    counter: (definition) => family(definition, counters, (values) => new CounterSeries(values)),
    durations: (definition) => family(definition, durationFamilies, (values) => new DurationSeries(values)),
    gauge(definition, read) {
      const place = gauges.findIndex((other) => other.definition === definition);
      if (place < 0) claim(definition);
      gauges.splice(place < 0 ? gauges.length : place, 1, { definition, read: () => readOrNothing(read) });
    },
    beforeReading: (refresh) => refreshers.push(refresh),
    refresh() {
      for (const refresh of refreshers) refresh();
    },
    counters,
    durationFamilies,
    gauges,
  };
}

async function readOrNothing(read: () => readonly Reading[] | Promise<readonly Reading[]>) {
  try {
    return await read();
  } catch {
    return [];
  }
}

/** New label values get a series of their own while there is room, and share one otherwise. */
function boundedSeries<Series>(
  { name, labels, mostSeries = USUAL_MOST_SERIES }: MetricDefinition,
  make: (values: readonly string[]) => Series,
) {
  const known = new Map<string, Series>();

  function seriesOf(values: readonly string[]): Series {
    const key = values.join(SEPARATOR);
    const found = known.get(key);
    if (found) return found;
    const made = make(values);
    known.set(key, made);
    return made;
  }

  return {
    all: () => known.values(),
    with(...values: string[]): Series {
      if (values.length !== labels.length) throw new RangeError(`"${name}" has ${labels.length} labels.`);
      const clean = values.map(cleanLabel);
      const isRoom = known.size < mostSeries || known.has(clean.join(SEPARATOR));
      return seriesOf(isRoom ? clean : labels.map(() => OTHER));
    },
  };
}

function cleanLabel(value: string): string {
  const text = value.slice(0, LONGEST_LABEL).replace(/[^\w:./*-]/gu, '_');
  return text === '' ? OTHER : text;
}
