import { Box, Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface PanelProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** What can be chosen or done here, in the head. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page, with its head. */
export function Panel({ title, text, actions, children }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      withBorder
      p={{ base: 'md', sm: 'lg' }}
      radius="lg"
      aria-labelledby={id}
      miw={0}
    >
      <Group justify="space-between" align="start" mb="md" gap="sm">
        <Box flex="1 1 200px">
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {text && (
            <Text c="dimmed" size="sm">
              {text}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Paper>
  );
}
