import { useSubscription } from '@apollo/client/react';
import { Badge, Group, Paper, Progress, Spoiler, Text } from '@mantine/core';
import type { ImportPartsFragment } from '../generated/graphql.js';
import { countText, momentText } from '../parts/texts.js';
import { AdminImportProgressed } from './imports.graphql.js';

/** How far an import has come; it goes on by itself while one looks. */
export function ImportProgress({ catalogImport }: { readonly catalogImport: ImportPartsFragment }) {
  const { id, source, state, total, done, created, updated, rejected, requestedAt, problems } = catalogImport;
  // What arrives is the same entity in the cache, which shows it here.
  useSubscription(AdminImportProgressed, {
    variables: { id },
    skip: state === 'FINISHED',
    ignoreResults: true,
  });
  return (
    <Paper component="li" withBorder p="md" radius="md">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{source}</Text>
        <Badge variant="dot" color={state === 'RUNNING' ? 'violet' : rejected > 0 ? 'yellow' : 'teal'}>
          {state === 'RUNNING' ? 'Running' : 'Finished'}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {momentText(requestedAt)}
      </Text>
      <Progress
        mt="sm"
        value={total === 0 ? 100 : (100 * done) / total}
        color={rejected > 0 ? 'yellow' : 'teal'}
        aria-label={`${source}: ${done} of ${total}`}
      />
      <Text size="sm" mt="xs">
        {countText(done)} of {countText(total)}: {countText(created)} new, {countText(updated)} changed,{' '}
        {countText(rejected)} rejected
      </Text>
      {problems.length > 0 && (
        <Spoiler maxHeight={72} showLabel="All problems" hideLabel="Fewer" mt="xs">
          {problems.map(({ key, message }) => (
            <Text key={key} size="xs" c="yellow.4">
              {key}: {message}
            </Text>
          ))}
        </Spoiler>
      )}
    </Paper>
  );
}
