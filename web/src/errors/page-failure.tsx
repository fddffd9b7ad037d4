import { Container } from '@mantine/core';
import { ErrorNotice } from './error-notice.js';
import { Refusal } from './refusal.js';

export interface PageFailureProps {
  readonly error: unknown;
  readonly onRetry: () => unknown;
}

/** What stands in place of a page that could not be loaded: the way to what is missing, or what went wrong. */
export function PageFailure({ error, onRetry }: PageFailureProps) {
  return (
    <Refusal error={error}>
      <Container size="sm" py="xl">
        <ErrorNotice error={error} onRetry={onRetry} />
      </Container>
    </Refusal>
  );
}
