import '@mantine/charts/styles.css';
import { DonutChart } from '@mantine/charts';
import { Group, Stack, Text } from '@mantine/core';
import type { AdminSubscriptionsQuery, SubscriptionState } from '../generated/graphql.js';
import { Charted } from '../parts/charted.js';
import { countText, nameText, shareText } from '../parts/texts.js';
import classes from './state-counts.module.css';

const COLORS: Readonly<Record<SubscriptionState, string>> = {
  ACTIVE: 'teal.5',
  GRACE_PERIOD: 'yellow.5',
  SUSPENDED: 'orange.6',
  CANCELLED: 'violet.4',
  EXPIRED: 'gray.6',
};

export interface StateCountsProps {
  readonly states: AdminSubscriptionsQuery['admin']['subscriptionDistribution']['states'];
}

/** How many subscriptions there are of each state. */
export function StateCounts({ states }: StateCountsProps) {
  let total = 0;
  for (const { count } of states) total += count;
  return (
    <Charted
      title="By state"
      text="All there ever were, those that expired among them"
      rows={total === 0 ? [] : states}
      rowKey={({ state }) => state}
      empty="Nobody has subscribed yet."
      columns={[
        { name: 'State', cell: ({ state }) => nameText(state) },
        { name: 'Subscriptions', isNumber: true, cell: ({ count }) => countText(count) },
        { name: 'Share', isNumber: true, cell: ({ count }) => shareText(count / total) },
      ]}
      chart={
        <Group justify="center" gap="xl">
          <DonutChart
            size={190}
            thickness={26}
            paddingAngle={2}
            strokeWidth={0}
            chartLabel={countText(total)}
            withTooltip={false}
            pieProps={{ isAnimationActive: false, rootTabIndex: -1 }}
            pieChartProps={{ accessibilityLayer: false }}
            data={states.map(({ state, count }) => ({
              name: nameText(state),
              value: count,
              color: COLORS[state],
            }))}
          />
          <Stack gap={6}>
            {states.map(({ state, count }) => (
              <Group key={state} gap="xs" wrap="nowrap">
                <span
                  className={classes.dot}
                  style={{ background: `var(--mantine-color-${COLORS[state].replace('.', '-')})` }}
                />
                <Text size="sm">
                  {nameText(state)}: {countText(count)}
                </Text>
              </Group>
            ))}
          </Stack>
        </Group>
      }
    />
  );
}
