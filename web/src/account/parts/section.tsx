import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** Beside the title: what state it is in. */
  readonly mark?: ReactNode;
  readonly children?: ReactNode;
}

/** One matter of a page, in a frame of its own. */
export function Section({ title, text, mark, children }: SectionProps) {
  return (
    <Paper component="section" withBorder p={{ base: 'md', sm: 'lg' }} radius="lg" aria-label={title}>
      <Stack gap="md">
        <div>
          <Group gap="sm">
            <Title order={2} size="h4">
              {title}
            </Title>
            {mark}
          </Group>
          {text && (
            <Text c="dimmed" size="sm" mt={4}>
              {text}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
