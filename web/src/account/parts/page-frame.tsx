import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../shell/use-page-title.js';

export interface PageFrameProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A part of the account: what it is called, what it is for, and its sections. */
export function PageFrame({ title, text, children }: PageFrameProps) {
  usePageTitle(title);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2" dir="auto" ta="left">
          {title}
        </Title>
        {text && (
          <Text c="dimmed" mt={4}>
            {text}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
