import '@mantine/charts/styles.css';
import { useQuery } from '@apollo/client/react';
import { BarChart } from '@mantine/charts';
import { Loaded } from '../../shell/loaded.js';
import type { AdminCachesQuery, MetricsWindow } from '../generated/graphql.js';
import { Charted } from '../parts/charted.js';
import type { Column } from '../parts/data-table.js';
import { countText, shareText } from '../parts/texts.js';
import { AdminCaches } from './caches.graphql.js';

type Cache = AdminCachesQuery['admin']['cacheStats'][number];

const COLUMNS: readonly Column<Cache>[] = [
  { name: 'Namespace', cell: ({ name }) => name },
  { name: 'Hits', isNumber: true, cell: ({ system }) => shareText(system.hitRatio) },
  { name: 'Memory', isNumber: true, cell: ({ system }) => shareText(system.localHits / system.reads) },
  { name: 'Redis', isNumber: true, cell: ({ system }) => shareText(system.redisHits / system.reads) },
  { name: 'Source', isNumber: true, cell: ({ system }) => shareText(system.misses / system.reads) },
  { name: 'Reads', isNumber: true, cell: ({ system }) => countText(system.reads) },
  { name: 'Failed', isNumber: true, cell: ({ system }) => countText(system.failedLoads) },
  {
    name: 'Kept in this process',
    isNumber: true,
    cell: ({ entries, maxEntries }) => `${countText(entries)} of ${countText(maxEntries)}`,
  },
];

/** Where what was read came from, cache by cache. */
export function CacheHits({ window }: { readonly window: MetricsWindow }) {
  const { data, previousData, error, refetch } = useQuery(AdminCaches, {
    variables: { window },
    pollInterval: 5000,
  });
  return (
    <Loaded data={data ?? previousData} error={error} onRetry={refetch}>
      {({ admin }) => <Hits caches={admin.cacheStats} />}
    </Loaded>
  );
}

function Hits({ caches }: { readonly caches: readonly Cache[] }) {
  const read = caches.filter(({ system }) => system.reads > 0);
  const points = read.map(({ name, system: { reads, localHits, redisHits, misses } }) => ({
    name,
    Memory: localHits / reads,
    Redis: redisHits / reads,
    Source: misses / reads,
  }));
  return (
    <Charted
      title="Cache hits"
      text="By namespace: from this process, from Redis, or from the source"
      rows={read}
      rowKey={({ name }) => name}
      empty="Nothing was read through a cache."
      columns={COLUMNS}
      chart={
        <BarChart
          h={60 + 34 * Math.max(4, points.length)}
          data={points}
          dataKey="name"
          type="stacked"
          orientation="vertical"
          series={[
            { name: 'Memory', color: 'teal.5' },
            { name: 'Redis', color: 'violet.4' },
            { name: 'Source', color: 'orange.5' },
          ]}
          valueFormatter={shareText}
          withLegend
          tickLine="none"
          gridAxis="y"
          maxBarWidth={16}
          xAxisProps={{ domain: [0, 1] }}
          yAxisProps={{ width: 168 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
        />
      }
    />
  );
}
