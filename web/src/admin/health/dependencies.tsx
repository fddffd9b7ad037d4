import { Group, Paper, SimpleGrid, Text } from '@mantine/core';
import type { AdminHealthQuery } from '../generated/graphql.js';
import { millisecondsText } from '../parts/texts.js';
import { StatusBadge } from './status-badge.js';

export interface DependenciesProps {
  readonly dependencies: AdminHealthQuery['admin']['systemHealth']['dependencies'];
}

/** The servers that the processes need. */
export function Dependencies({ dependencies }: DependenciesProps) {
  return (
    <SimpleGrid
      component="ul"
      aria-label="Dependencies"
      cols={{ base: 1, sm: 2, lg: 4 }}
      p={0}
      m={0}
      style={{ listStyle: 'none' }}
    >
      {dependencies.map(({ name, status, milliseconds }) => (
        <Paper key={name} component="li" withBorder p="md" radius="lg">
          <Group justify="space-between">
            <Text fw={600}>{name}</Text>
            <StatusBadge status={status} />
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {typeof milliseconds === 'number'
              ? `Slowest answer ${millisecondsText(milliseconds)}`
              : 'No process gets an answer'}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
