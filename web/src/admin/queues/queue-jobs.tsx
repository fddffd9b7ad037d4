import { useQuery } from '@apollo/client/react';
import { Code, NativeSelect, Text } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import type { AdminJobsQuery, JobState, QueuePartsFragment } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { RefreshButton } from '../parts/refresh-button.js';
import { momentText, shareText } from '../parts/texts.js';
import { AdminJobs } from './queues.graphql.js';

type Job = AdminJobsQuery['admin']['jobs']['edges'][number]['node'];

/** In the order in which jobs come to them. */
const STATES: readonly { readonly value: JobState; readonly label: string }[] = [
  { value: 'WAITING', label: 'Waiting' },
  { value: 'ACTIVE', label: 'Running' },
  { value: 'DELAYED', label: 'Later' },
  { value: 'DONE', label: 'Done' },
  { value: 'FAILED', label: 'Given up' },
];

const COLUMNS: readonly Column<Job>[] = [
  {
    name: 'Job',
    cell: ({ job, id }) => (
      <>
        <Text size="sm" fw={600}>
          {job}
        </Text>
        <Code fz="xs">{id}</Code>
      </>
    ),
  },
  { name: 'Progress', isNumber: true, cell: ({ progress }) => shareText(progress) },
  { name: 'Tries', isNumber: true, cell: ({ attempts }) => attempts },
  { name: 'Queued', keepsLine: true, cell: ({ queuedAt }) => momentText(queuedAt) },
  { name: 'Begun', keepsLine: true, cell: ({ begunAt }) => momentText(begunAt) },
  { name: 'Ended', keepsLine: true, cell: ({ endedAt }) => momentText(endedAt) },
];

export interface QueueJobsProps {
  readonly queues: readonly QueuePartsFragment[];
  /** What was chosen; anything else is the first queue, and what was done. */
  readonly chosen: { readonly jobs: string; readonly state: string };
  readonly onChoose: (chosen: { readonly jobs?: string; readonly state?: string }) => void;
}

/** The jobs of one queue that stand somewhere, as far as it remembers them. */
export function QueueJobs({ queues, chosen, onChoose }: QueueJobsProps) {
  const names = queues.map(({ name }) => name);
  const queue = names.find((name) => name === chosen.jobs) ?? names[0] ?? '';
  const state = STATES.find(({ value }) => value === chosen.state)?.value ?? 'DONE';
  const { data, error, loading, refetch, fetchMore } = useQuery(AdminJobs, {
    variables: { queue, state },
    fetchPolicy: 'cache-and-network',
    skip: queue === '',
  });
  return (
    <Panel
      title="Jobs"
      text="What waits or runs as it came, what comes later the soonest first, what has ended the last first"
      actions={
        <>
          <NativeSelect
            aria-label="Queue of the jobs"
            data={names}
            value={queue}
            onChange={({ currentTarget }) => onChoose({ jobs: currentTarget.value })}
          />
          <NativeSelect
            aria-label="State of the jobs"
            data={STATES}
            value={state}
            onChange={({ currentTarget }) => onChoose({ state: currentTarget.value })}
          />
          <RefreshButton isLoading={loading} onRefresh={refetch} />
        </>
      }
    >
      <Loaded data={data?.admin.jobs} error={error} onRetry={refetch}>
        {({ edges, pageInfo }) => (
          <>
            <DataTable
              label="Jobs"
              rows={edges.map(({ node }) => node)}
              rowKey={({ id }) => id}
              empty="There is no such job."
              columns={COLUMNS}
              isLoading={loading}
            />
            <MoreButton
              pageInfo={pageInfo}
              isLoading={loading}
              onMore={(after) => fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
