import type { MetricDefinition, MetricFamily, Metrics, Reading } from './metric.js';
import { CounterSeries, DurationSeries } from './series.js';

const USUAL_MOST_SERIES = 200;
/** What stands for the labels of all series for which there is no room. */
export const OTHER = 'other';
const LONGEST_LABEL = 60;
/** Parts the values in the names of series elsewhere. */
export const SEPARATOR = '|';

/** All series of one metric, in the order in which they came. */
export interface Family<Series> {
  readonly definition: MetricDefinition;
  readonly series: Iterable<Series>;
}

export interface Gauge {
  readonly definition: MetricDefinition;
  /** Empty where it cannot be read. */
  read(): Promise<readonly Reading[]>;
}

/** Everything that one process measures, for those who show it or hand it on. */
export interface MetricsRegistry extends Metrics {
  /** Brings everything up to date that is counted elsewhere. Call it before reading. */
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
    if (names.has(name)) throw new Error(`There is a metric "${name}" already.`);
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

/** However many values are asked for, there are no more series than the metric has room for, and one for all others. */
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
