import { useQuery } from '@apollo/client/react';
import { Accordion, NativeSelect, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import type { QueuePartsFragment } from '../generated/graphql.js';
import { Panel } from '../parts/panel.js';
import { RefreshButton } from '../parts/refresh-button.js';
import { DeadLetterActions } from './dead-letter-actions.js';
import { DeadLetterItem } from './dead-letter-item.js';
import { AdminDeadLetters } from './queues.graphql.js';

export interface DeadLettersProps {
  readonly queues: readonly QueuePartsFragment[];
  /** The name of the queue that is looked into; null for all. */
  readonly queue: string | null;
  readonly onChoose: (queue: string | null) => void;
}

/** Jobs that were given up: what they were to do, what went wrong, and what becomes of them. */
export function DeadLetters({ queues, queue, onChoose }: DeadLettersProps) {
  const { data, error, loading, refetch, fetchMore } = useQuery(AdminDeadLetters, {
    variables: { queue },
    fetchPolicy: 'cache-and-network',
  });
  const waiting = countOf(queues, queue);
  // The queues tell by themselves that there are others now.
  useEffect(() => void refetch().catch(() => null), [refetch, waiting]);
  return (
    <Panel
      title="Dead letters"
      text="The last one that failed first"
      actions={
        <>
          <NativeSelect
            aria-label="Queue"
            value={queue ?? ''}
            data={[
              { value: '', label: 'All queues' },
              ...queues.map(({ name, deadLetters }) => ({ value: name, label: `${name} (${deadLetters})` })),
            ]}
            onChange={({ currentTarget }) =>
              onChoose(currentTarget.value === '' ? null : currentTarget.value)
            }
          />
          <RefreshButton isLoading={loading} onRefresh={refetch} />
          {queue !== null && waiting > 0 && (
            <DeadLetterActions letters={{ queue }} what={`the dead letters of ${queue}`} onDone={refetch} />
          )}
        </>
      }
    >
      <Loaded data={data?.admin.deadLetters} error={error} onRetry={refetch}>
        {({ edges, pageInfo }) =>
          edges.length === 0 ? (
            <Text c="dimmed" role="status">
              Nothing was given up. All work was done, or is being tried again.
            </Text>
          ) : (
            <>
              <Accordion variant="separated" order={3}>
                {edges.map(({ node }) => (
                  <DeadLetterItem key={`${node.queue} ${node.id}`} letter={node} onDone={refetch} />
                ))}
              </Accordion>
              <MoreButton
                pageInfo={pageInfo}
                isLoading={loading}
                onMore={(after) => fetchMore({ variables: { after } })}
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function countOf(queues: readonly QueuePartsFragment[], queue: string | null): number {
  let count = 0;
  for (const { name, deadLetters } of queues) if (queue === null || name === queue) count += deadLetters;
  return count;
}
