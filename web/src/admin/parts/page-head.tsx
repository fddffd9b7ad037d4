import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../shell/use-page-title.js';

export interface PageHeadProps {
  readonly title: string;
  readonly text: ReactNode;
  /** What can be chosen or done on the whole page. */
  readonly children?: ReactNode;
}

/** What a page is, and what can be done with the whole of it. */
export function PageHead({ title, text, children }: PageHeadProps) {
  usePageTitle(title);
  return (
    <Group justify="space-between" align="end" gap="md" mb="lg">
      <Stack gap={4}>
        <Title order={1} size="h2" dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Text c="dimmed" size="sm" maw={640}>
          {text}
        </Text>
      </Stack>
      <Group gap="sm">{children}</Group>
    </Group>
  );
}
