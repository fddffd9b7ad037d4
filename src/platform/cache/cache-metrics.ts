import type { MetricDefinition, Metrics } from '../telemetry/metrics/metric.js';
import type { Cache } from './cache.js';

export const CACHE_READS: MetricDefinition = {
  name: 'streamcore_cache_reads_total',
  help: 'Keys read, by where they were found: process memory, Redis, or only the source.',
  labels: ['namespace', 'answered_by'],
};

export const CACHE_LOADS: MetricDefinition = {
  name: 'streamcore_cache_loads_total',
  help: 'Loads from the source, by outcome.',
  labels: ['namespace', 'outcome'],
};

const CACHE_EVENTS: MetricDefinition = {
  name: 'streamcore_cache_events_total',
  help: 'Other events of cached values: stale_served, refreshed, evicted, waited, redis_failed.',
  labels: ['namespace', 'event'],
};

const CACHE_ENTRIES: MetricDefinition = {
  name: 'streamcore_cache_entries',
  help: 'Values held in the memory of this process.',
  labels: ['namespace'],
};

/** Exports the counters of caches as metrics. */
export function measureCache(cache: Cache, metrics: Metrics): void {
  const reads = metrics.counter(CACHE_READS);
  const loads = metrics.counter(CACHE_LOADS);
  const events = metrics.counter(CACHE_EVENTS);

  metrics.beforeReading(() => {
    for (const [name, stats] of cache.stats()) {
      reads.with(name, 'process').advanceTo(stats.localHits);
      reads.with(name, 'redis').advanceTo(stats.redisHits);
      reads.with(name, 'source').advanceTo(stats.misses);
      loads.with(name, 'done').advanceTo(stats.loads - stats.failedLoads);
      loads.with(name, 'failed').advanceTo(stats.failedLoads);
      events.with(name, 'stale_served').advanceTo(stats.staleServed);
      events.with(name, 'refreshed').advanceTo(stats.refreshes);
      events.with(name, 'evicted').advanceTo(stats.evictions);
      events.with(name, 'waited').advanceTo(stats.waits);
      events.with(name, 'redis_failed').advanceTo(stats.errors);
    }
  });
  metrics.gauge(CACHE_ENTRIES, () =>
    [...cache.stats()].map(([name, { entries }]) => ({ values: [name], value: entries })),
  );
}
