import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { PageHead } from '../parts/page-head.js';
import { timeText } from '../parts/texts.js';
import { Dependencies } from './dependencies.js';
import { AdminHealth } from './health.graphql.js';
import { Processes } from './processes.js';
import { StatusBadge } from './status-badge.js';

/** Which processes there are, what they need, and how all of it does. */
export function HealthPage() {
  const { data, error, refetch } = useQuery(AdminHealth, {
    pollInterval: 5000,
    fetchPolicy: 'cache-and-network',
  });
  const health = data?.admin.systemHealth;
  return (
    <>
      <PageHead
        title="System health"
        text={
          health
            ? `As of ${timeText(health.asOf)}. Each process tells of itself every five seconds.`
            : 'Each process tells of itself every five seconds.'
        }
      >
        {health && <StatusBadge status={health.status} />}
      </PageHead>
      <Loaded data={health} error={error} onRetry={refetch}>
        {({ asOf, dependencies, processes }) => (
          <Stack gap="lg">
            <Dependencies dependencies={dependencies} />
            <Processes asOf={asOf} processes={processes} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}
