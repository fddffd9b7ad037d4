import { SimpleGrid } from '@mantine/core';
import { moneyText } from '../../plans/money.js';
import type { AdminSubscriptionsQuery, ReportWindow } from '../generated/graphql.js';
import { type Line, OverTime } from '../parts/over-time.js';
import { countText, dayText, dayTimeText, shareText } from '../parts/texts.js';

type BillingStep = AdminSubscriptionsQuery['admin']['billingSeries'][number];
interface BillingPoint extends BillingStep {
  readonly at: string;
}

const MOVEMENTS: readonly Line<BillingPoint>[] = [
  { name: 'Started', color: 'teal.5', value: ({ started }) => started },
  { name: 'Ended', color: 'orange.5', value: ({ ended }) => ended },
];
const CHURN: readonly Line<BillingPoint>[] = [
  { name: 'Churn', color: 'red.5', value: ({ churnRate }) => churnRate ?? null },
];
const COLORS = ['violet.4', 'teal.5', 'orange.5', 'yellow.5'];

export interface BillingOverTimeProps {
  readonly steps: readonly BillingStep[];
  readonly window: ReportWindow;
}

/** How who comes and goes, and what comes in, changed. */
export function BillingOverTime({ steps, window }: BillingOverTimeProps) {
  const points = steps.map((step) => ({ at: step.to, ...step }));
  const common = { points, momentText: window === 'DAY' ? dayTimeText : dayText };
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      {currenciesOf(steps).map((currency, index) => (
        <OverTime
          key={currency}
          {...common}
          title={`Money in ${currency}`}
          text="What comes in each month while nothing changes (MRR), and what came in"
          leastTop={100}
          valueText={(amountMinor) => moneyText({ amountMinor: Math.round(amountMinor), currency })}
          lines={[
            {
              name: 'MRR',
              color: COLORS[index % COLORS.length] ?? 'violet.4',
              value: ({ monthlyRecurringRevenue }) => amountIn(currency, monthlyRecurringRevenue),
            },
            { name: 'Revenue', color: 'gray.5', value: ({ revenue }) => amountIn(currency, revenue) },
          ]}
        />
      ))}
      <OverTime
        {...common}
        title="Churn over time"
        text="Of those that were there: how many ended"
        leastTop={0.05}
        valueText={shareText}
        lines={CHURN}
      />
      <OverTime
        {...common}
        title="Coming and going"
        text="Subscriptions that started and that ended"
        leastTop={5}
        valueText={countText}
        lines={MOVEMENTS}
      />
    </SimpleGrid>
  );
}

type Sums = BillingStep['revenue'];

function currenciesOf(steps: readonly BillingStep[]): readonly string[] {
  const sums = steps.flatMap(({ revenue, monthlyRecurringRevenue }) => [
    ...revenue,
    ...monthlyRecurringRevenue,
  ]);
  return [...new Set(sums.map(({ currency }) => currency))].toSorted();
}

function amountIn(currency: string, sums: Sums): number {
  return sums.find((sum) => sum.currency === currency)?.amountMinor ?? 0;
}
