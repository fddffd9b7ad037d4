import { useQuery } from '@apollo/client/react';
import { Group, Text, Timeline } from '@mantine/core';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { SubscriptionEvent } from '../../generated/graphql.js';
import { MoreButton } from '../../shell/more-button.js';
import { dateText } from '../../titles/date-text.js';
import { Section } from '../parts/section.js';
import { SubscriptionSteps } from './steps.graphql.js';
import { useSubscriptionSteps } from './use-subscription-steps.js';

const EVENTS: Readonly<Record<SubscriptionEvent, string>> = {
  ACTIVATED: 'Subscribed',
  PAYMENT_SUCCEEDED: 'Paid',
  PAYMENT_FAILED: 'A payment did not go through',
  GRACE_ELAPSED: 'Suspended, as it was not paid',
  SUSPENSION_ELAPSED: 'Ended, as it was not paid',
  CANCELLED: 'Cancelled',
  RESUMED: 'Resumed',
  PERIOD_ENDED: 'Ended with its period',
  PLAN_CHANGED: 'Plan changed',
  SUSPENDED_BY_ADMIN: 'Stopped by support',
  REINSTATED: 'Lifted by support',
};

/** What became of the subscription so far, the latest first. */
export function StepsSection() {
  const { data, error, loading, refetch, fetchMore } = useQuery(SubscriptionSteps, {
    fetchPolicy: 'cache-and-network',
  });
  useSubscriptionSteps(refetch);
  const { edges = [], pageInfo } = data?.mySubscription?.history ?? {};
  if (edges.length === 0 && !error) return null;
  return (
    <Section title="What happened so far">
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      <Timeline bulletSize={14} lineWidth={2}>
        {edges.map(({ node }) => (
          <Timeline.Item key={node.id} title={EVENTS[node.event]}>
            <Text size="sm" c="dimmed">
              {[node.plan?.name, dateText(node.occurredAt)].filter(Boolean).join(' · ')}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      <Group>
        <MoreButton
          mt={0}
          size="xs"
          pageInfo={pageInfo}
          isLoading={loading}
          onMore={(after) => fetchMore({ variables: { after } })}
        >
          Before that
        </MoreButton>
      </Group>
    </Section>
  );
}
