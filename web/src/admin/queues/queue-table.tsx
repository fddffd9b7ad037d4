import { useMutation } from '@apollo/client/react';
import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { QueuePartsFragment } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { tell } from '../parts/tell.js';
import { countText } from '../parts/texts.js';
import { PauseQueue, ResumeQueue } from './queues.graphql.js';

const COLUMNS: readonly Column<QueuePartsFragment>[] = [
  {
    name: 'Queue',
    cell: ({ name, isPaused, jobs }) => (
      <>
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {isPaused && <Badge color="yellow">Paused</Badge>}
        </Group>
        <Text size="xs" c="dimmed" maw={340} lineClamp={2}>
          {jobs.map((job) => job.name).join(', ')}
        </Text>
      </>
    ),
  },
  { name: 'Waiting', isNumber: true, cell: ({ waiting }) => countText(waiting) },
  { name: 'Running', isNumber: true, cell: ({ active }) => countText(active) },
  { name: 'Later', isNumber: true, cell: ({ delayed }) => countText(delayed) },
  { name: 'Done', isNumber: true, cell: ({ completed }) => countText(completed) },
  {
    name: 'Dead letters',
    isNumber: true,
    cell: ({ name, deadLetters }) =>
      deadLetters === 0 ? (
        '0'
      ) : (
        <Anchor
          component={Link}
          to={`?${new URLSearchParams({ queue: name })}`}
          size="sm"
          fw={700}
          c="red.4"
          underline="always"
        >
          {countText(deadLetters)}
        </Anchor>
      ),
  },
  { name: 'Action', cell: (queue) => <PauseOrResume queue={queue} /> },
];

/** How much waits in each queue, and holding it up for a while. */
export function QueueTable({ queues }: { readonly queues: readonly QueuePartsFragment[] }) {
  return (
    <Panel title="Depths" text="Renewed every five seconds">
      <DataTable
        label="Queues"
        rows={queues}
        rowKey={({ name }) => name}
        empty="There is no queue."
        columns={COLUMNS}
      />
    </Panel>
  );
}

function PauseOrResume({ queue: { name, isPaused } }: { readonly queue: QueuePartsFragment }) {
  const [pause] = useMutation(PauseQueue, { variables: { name } });
  const [resume, resuming] = useMutation(ResumeQueue, { variables: { name } });
  if (isPaused) {
    return (
      <Button
        size="compact-sm"
        variant="light"
        color="teal"
        aria-label={`Resume ${name}`}
        loading={resuming.loading}
        onClick={() => void tell(resume(), `${name} goes on.`)}
      >
        Resume
      </Button>
    );
  }
  return (
    <ConfirmButton
      size="compact-sm"
      variant="default"
      color="yellow"
      label="Pause"
      aria-label={`Pause ${name}`}
      question={`Pause ${name}?`}
      text="No job of it is begun in any process until you resume it. What is running ends. Nothing is lost."
      done={`${name} is paused.`}
      onConfirm={() => pause()}
    />
  );
}
