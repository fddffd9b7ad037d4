import { useQuery } from '@apollo/client/react';
import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../shell/loaded.js';
import type { ReportWindow } from '../generated/graphql.js';
import { PageHead } from '../parts/page-head.js';
import { BillingFigures } from './billing-figures.js';
import { BillingOverTime } from './billing-over-time.js';
import { PlanCounts } from './plan-counts.js';
import { PlaysByDay } from './plays-by-day.js';
import { Popularity } from './popularity.js';
import { StateCounts } from './state-counts.js';
import { AdminSubscriptions } from './subscriptions.graphql.js';

const WINDOWS: readonly { readonly value: ReportWindow; readonly label: string }[] = [
  { value: 'DAY', label: 'Last day' },
  { value: 'WEEK', label: 'Last week' },
  { value: 'MONTH', label: 'Last month' },
  { value: 'YEAR', label: 'Last year' },
];

/** Who pays for what, who comes and goes, and what they watch. */
export function SubscriptionsPage() {
  const [window, setWindow] = useState<ReportWindow>('MONTH');
  const { data, previousData, error, refetch } = useQuery(AdminSubscriptions, {
    variables: { window },
    pollInterval: 30_000,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHead title="Subscriptions" text="Who pays for what, who comes and goes, and what they watch">
        <NativeSelect
          aria-label="Window"
          data={[...WINDOWS]}
          value={window}
          onChange={({ currentTarget }) => setWindow(currentTarget.value as ReportWindow)}
        />
      </PageHead>
      <Stack gap="lg">
        <Loaded data={(data ?? previousData)?.admin} error={error} onRetry={refetch}>
          {({ billingMetrics, billingSeries, subscriptionDistribution: { states, plans } }) => (
            <>
              <BillingFigures metrics={billingMetrics} />
              <BillingOverTime steps={billingSeries} window={window} />
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
                <StateCounts states={states} />
                <PlanCounts plans={plans} />
              </SimpleGrid>
            </>
          )}
        </Loaded>
        <PlaysByDay />
        <Popularity />
      </Stack>
    </>
  );
}
