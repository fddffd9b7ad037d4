import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';

export interface LoadedProps<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly onRetry: () => unknown;
  readonly children: (data: Data) => ReactNode;
}

/** What was asked for once it is there; until then its outline. What went wrong is said above what was there before. */
export function Loaded<Data>({ data, error, onRetry, children }: LoadedProps<Data>) {
  return (
    <>
      {Boolean(error) && <ErrorNotice error={error} onRetry={onRetry} />}
      {data ? children(data) : !error && <Skeletons />}
    </>
  );
}

/** The outline of a page that is on its way. */
export function Skeletons() {
  return (
    <Stack role="status" aria-label="Loading">
      <Skeleton height={34} width="40%" />
      <Skeleton height={132} radius="lg" mt="sm" />
      <Skeleton height={96} radius="lg" />
      <Skeleton height={96} radius="lg" />
    </Stack>
  );
}
