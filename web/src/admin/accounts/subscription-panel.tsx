import { Badge, Group, Stack, Text, Timeline } from '@mantine/core';
import { moneyText } from '../../plans/money.js';
import { Panel } from '../parts/panel.js';
import { momentText, nameText } from '../parts/texts.js';
import type { Account } from './account-details-page.js';
import { SubscriptionActions } from './subscription-actions.js';

export interface SubscriptionPanelProps {
  readonly account: Account;
  readonly onChanged: () => unknown;
}

/** What an account subscribes to, what happens next, and the steps it took. */
export function SubscriptionPanel({ account, onChanged }: SubscriptionPanelProps) {
  const { subscription } = account;
  if (!subscription) {
    return (
      <Panel title="Subscription">
        <Text c="dimmed">It never subscribed.</Text>
      </Panel>
    );
  }
  const { plan, state, hasAccess, nextAction, nextActionAt, history } = subscription;
  return (
    <Panel
      title="Subscription"
      actions={<SubscriptionActions {...{ account, state, onChanged }} plan={plan.name} />}
    >
      <Group align="start" gap="xl" grow preventGrowOverflow={false}>
        <Stack gap="xs">
          <Group gap="xs">
            <Text fw={600}>
              {plan.name}, {moneyText(plan.price)} a {plan.interval.toLowerCase()}
            </Text>
            <Badge variant="dot" color={hasAccess ? 'teal' : 'red'}>
              {nameText(state)}
            </Badge>
          </Group>
          <Text size="sm">{nextAction}</Text>
          {nextActionAt && (
            <Text size="sm" c="dimmed">
              {momentText(nextActionAt)}
            </Text>
          )}
        </Stack>
        <Timeline active={0} bulletSize={14} lineWidth={2}>
          {history.edges.map(({ node: { id, event, from, to, occurredAt, reason } }) => (
            <Timeline.Item key={id} title={nameText(event)}>
              <Text size="xs" c="dimmed">
                {momentText(occurredAt)}
                {from ? `, from ${nameText(from)} to ${nameText(to)}` : ''}
              </Text>
              {reason && <Text size="xs">{reason}</Text>}
            </Timeline.Item>
          ))}
        </Timeline>
      </Group>
    </Panel>
  );
}
