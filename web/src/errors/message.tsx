import { Center, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../shell/use-page-title.js';

export interface MessageProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly icon?: ReactNode;
  /** What can be done about it: buttons. */
  readonly children?: ReactNode;
}

/** Something to be said in place of a page, and what can be done about it. */
export function Message({ title, text, icon, children }: MessageProps) {
  usePageTitle(title);
  return (
    <Center mih="60vh" p="md">
      <Stack align="center" gap="md" maw={480} ta="center">
        {icon && (
          <ThemeIcon size={72} radius="xl" variant="light" aria-hidden>
            {icon}
          </ThemeIcon>
        )}
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        <Group justify="center">{children}</Group>
      </Stack>
    </Center>
  );
}
