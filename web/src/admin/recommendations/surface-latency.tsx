import { useQuery } from '@apollo/client/react';
import { Loaded } from '../../shell/loaded.js';
import type { AdminRecommendationLatencyQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { countText, millisecondsText, rateText } from '../parts/texts.js';
import { AdminRecommendationLatency } from './recommendations.graphql.js';

type Surface = AdminRecommendationLatencyQuery['admin']['recommendationLatency'][number];

const COLUMNS: readonly Column<Surface>[] = [
  { name: 'Where', cell: ({ surface }) => surface },
  { name: 'Count', isNumber: true, cell: ({ count }) => countText(count) },
  { name: 'Per second', isNumber: true, cell: ({ perSecond }) => rateText(perSecond) },
  { name: 'p50', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p50Ms) },
  { name: 'p95', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p95Ms) },
  { name: 'p99', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p99Ms) },
];

/** How long it takes to know what is recommended, by where it is shown. */
export function SurfaceLatency() {
  const { data, error, refetch } = useQuery(AdminRecommendationLatency, {
    variables: { window: 'HOUR' },
    pollInterval: 10_000,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Panel title="Latency" text="Until it is known what is recommended, in the last hour">
      <Loaded data={data?.admin.recommendationLatency} error={error} onRetry={refetch}>
        {(surfaces) => (
          <DataTable
            label="Latency of recommendations"
            rows={surfaces}
            rowKey={({ surface }) => surface}
            empty="Nothing was recommended in the last hour."
            columns={COLUMNS}
          />
        )}
      </Loaded>
    </Panel>
  );
}
