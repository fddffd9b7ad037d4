import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { MetricsPartsFragment } from '../generated/graphql.js';
import { Charted } from '../parts/charted.js';
import type { Column } from '../parts/data-table.js';
import { countText, millisecondsText, rateText, shareText } from '../parts/texts.js';

type Operation = MetricsPartsFragment['byOperation'][number];

/** As many as a picture has room for; the table has all. */
const MOST_IN_PICTURE = 8;

const COLUMNS: readonly Column<Operation>[] = [
  { name: 'Operation', cell: ({ operation }) => operation },
  { name: 'p50', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p50Ms) },
  { name: 'p95', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p95Ms) },
  { name: 'p99', isNumber: true, cell: ({ latency }) => millisecondsText(latency.p99Ms) },
  { name: 'Per second', isNumber: true, cell: ({ perSecond }) => rateText(perSecond) },
  { name: 'Count', isNumber: true, cell: ({ count }) => countText(count) },
  { name: 'Errors', isNumber: true, cell: ({ errors, count }) => shareText(errors / Math.max(1, count)) },
  { name: 'Kind', cell: ({ kind }) => kind },
];

/** How long each kind of operation takes, the most frequent first. */
export function LatencyByOperation({ operations }: { readonly operations: readonly Operation[] }) {
  const timed = operations.filter(({ latency }) => typeof latency.p50Ms === 'number');
  const points = timed.slice(0, MOST_IN_PICTURE).map(({ operation, latency }) => ({
    operation,
    p50: latency.p50Ms,
    p95: latency.p95Ms,
    p99: latency.p99Ms,
  }));
  return (
    <Charted
      title="Latency by operation"
      text="By what they ask for; the most frequent in the chart, all in the table"
      rows={operations}
      rowKey={({ operation, kind }) => `${kind} ${operation}`}
      empty="Nothing was asked for."
      columns={COLUMNS}
      chart={
        <BarChart
          h={60 + 44 * Math.max(3, points.length)}
          data={points}
          dataKey="operation"
          orientation="vertical"
          series={[
            { name: 'p50', color: 'teal.5' },
            { name: 'p95', color: 'violet.4' },
            { name: 'p99', color: 'orange.5' },
          ]}
          valueFormatter={millisecondsText}
          withLegend
          tickLine="none"
          gridAxis="y"
          maxBarWidth={8}
          yAxisProps={{ width: 136 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
        />
      }
    />
  );
}
