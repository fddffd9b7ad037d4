import { Badge, Group, Text } from '@mantine/core';
import type { AdminHealthQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { bytesText, durationText, millisecondsText } from '../parts/texts.js';
import { StatusBadge } from './status-badge.js';

type Health = AdminHealthQuery['admin']['systemHealth'];
type Process = Health['processes'][number];

/** From here on requests wait for each other. */
const SLOW_LOOP_MS = 100;

export interface ProcessesProps {
  readonly asOf: string;
  readonly processes: readonly Process[];
}

/** Every process, whether it lives, and how it does. */
export function Processes({ asOf, processes }: ProcessesProps) {
  return (
    <Panel
      title="Processes"
      text="Who falls silent is named for ten minutes. Event-loop delay: by how much timers were late, of 99 in 100."
    >
      <DataTable
        label="Processes"
        rows={processes}
        rowKey={({ id }) => id}
        empty="No process tells of itself."
        columns={columnsAt(asOf)}
      />
    </Panel>
  );
}

function columnsAt(asOf: string): readonly Column<Process>[] {
  return [
    {
      name: 'Process',
      cell: ({ host, pid, role }) => (
        <>
          <Text size="sm" fw={600}>
            {role}
          </Text>
          <Text size="xs" c="dimmed">
            {host}, pid {pid}
          </Text>
        </>
      ),
    },
    {
      name: 'State',
      cell: ({ isAlive, heardAt }) =>
        isAlive ? (
          <StatusBadge status="UP" />
        ) : (
          <Badge color="red">Silent for {durationText(heardAt, asOf)}</Badge>
        ),
    },
    { name: 'Version', cell: ({ version }) => version },
    { name: 'Up for', isNumber: true, cell: ({ startedAt }) => durationText(startedAt, asOf) },
    {
      name: 'Event-loop delay',
      isNumber: true,
      cell: ({ eventLoopDelayMs }) => (
        <Text span size="sm" c={eventLoopDelayMs > SLOW_LOOP_MS ? 'yellow.4' : undefined}>
          {millisecondsText(eventLoopDelayMs)}
        </Text>
      ),
    },
    { name: 'Memory', isNumber: true, cell: ({ memoryBytes }) => bytesText(memoryBytes) },
    { name: 'Heap', isNumber: true, cell: ({ heapBytes }) => bytesText(heapBytes) },
    {
      name: 'Reaches',
      cell: ({ dependencies }) => (
        <Group gap={6} wrap="nowrap" miw="max-content">
          {dependencies.map(({ name, isUp, milliseconds }) => (
            <Badge key={name} variant="dot" color={isUp ? 'teal' : 'red'} tt="none">
              {name} {isUp ? millisecondsText(milliseconds) : 'away'}
            </Badge>
          ))}
        </Group>
      ),
    },
  ];
}
