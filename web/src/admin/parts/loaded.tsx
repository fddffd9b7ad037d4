import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';

export interface LoadedProps<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly onRetry: () => unknown;
  readonly children: (data: Data) => ReactNode;
}

/** What was asked for, what stands in its place until it is there, and what is said when it does not come. */
export function Loaded<Data>({ data, error, onRetry, children }: LoadedProps<Data>) {
  const notice = error ? <ErrorNotice error={error} onRetry={() => void onRetry()} /> : null;
  if (data) {
    return (
      <>
        {notice}
        {children(data)}
      </>
    );
  }
  if (notice) return notice;
  return (
    <Stack role="status" aria-label="Loading">
      <Skeleton h={28} w="40%" />
      <Skeleton h={120} />
    </Stack>
  );
}
