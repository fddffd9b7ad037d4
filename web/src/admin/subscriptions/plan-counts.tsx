import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { moneyText } from '../../plans/money.js';
import type { AdminSubscriptionsQuery } from '../generated/graphql.js';
import { Charted } from '../parts/charted.js';
import { countText } from '../parts/texts.js';

type PlanCount = AdminSubscriptionsQuery['admin']['subscriptionDistribution']['plans'][number];

/** How many subscriptions there are of each plan. */
export function PlanCounts({ plans }: { readonly plans: readonly PlanCount[] }) {
  const points = plans.map((row) => ({
    plan: planText(row),
    Paying: row.count - row.onTrial,
    'On trial': row.onTrial,
  }));
  return (
    <Charted
      title="By plan"
      text="Those that have not expired"
      rows={plans}
      rowKey={({ plan }) => plan.id}
      empty="There is no plan."
      columns={[
        { name: 'Plan', cell: planText },
        { name: 'Price', isNumber: true, cell: ({ plan }) => moneyText(plan.price) },
        { name: 'Subscriptions', isNumber: true, cell: ({ count }) => countText(count) },
        { name: 'On trial', isNumber: true, cell: ({ onTrial }) => countText(onTrial) },
      ]}
      chart={
        <BarChart
          h={60 + 30 * Math.max(4, points.length)}
          data={points}
          dataKey="plan"
          type="stacked"
          orientation="vertical"
          series={[
            { name: 'Paying', color: 'violet.4' },
            { name: 'On trial', color: 'teal.5' },
          ]}
          valueFormatter={countText}
          withLegend
          tickLine="none"
          gridAxis="y"
          maxBarWidth={16}
          xAxisProps={{ allowDecimals: false }}
          yAxisProps={{ width: 150 }}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
        />
      }
    />
  );
}

function planText({ plan: { name, interval } }: PlanCount): string {
  const period = interval === 'YEAR' ? 'yearly' : 'monthly';
  return name.toLowerCase().includes(period) ? name : `${name}, ${period}`;
}
