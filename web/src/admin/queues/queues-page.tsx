import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { PageHead } from '../parts/page-head.js';
import { termOf, useTerms } from '../parts/use-terms.js';
import { DeadLetters } from './dead-letters.js';
import { QueueJobs } from './queue-jobs.js';
import { QueueTable } from './queue-table.js';
import { AdminQueues } from './queues.graphql.js';

/** Where background work waits, what was done of it, and what was given up. */
export function QueuesPage() {
  const { terms, change } = useTerms(['queue', 'jobs', 'state']);
  const { data, error, refetch } = useQuery(AdminQueues, {
    pollInterval: 5000,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHead
        title="Queues"
        text="Background work and where it stands. A job that failed at every try becomes a dead letter and waits for you."
      />
      <Loaded data={data?.admin.queues} error={error} onRetry={refetch}>
        {(queues) => (
          <Stack gap="lg">
            <QueueTable queues={queues} />
            <DeadLetters
              queues={queues}
              queue={termOf(terms.queue)}
              onChoose={(name) => change({ queue: name ?? '' })}
            />
            <QueueJobs queues={queues} chosen={terms} onChoose={change} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}
