import { Stack, Text } from '@mantine/core';
import type { AdminModelsQuery } from '../generated/graphql.js';
import { nameText } from '../parts/texts.js';
import { outcomeText } from './outcome-text.js';

export interface RailOutcomesProps {
  readonly outcomes: AdminModelsQuery['admin']['models'][number]['outcomes'];
}

/** What was played of what each kind of rail showed. */
export function RailOutcomes({ outcomes }: RailOutcomesProps) {
  if (outcomes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing shown yet
      </Text>
    );
  }
  return (
    <Stack gap={2}>
      {outcomes.map(({ rail, outcome }) => (
        <Text key={rail} size="xs">
          {nameText(rail)}: {outcomeText(outcome)}
        </Text>
      ))}
    </Stack>
  );
}
