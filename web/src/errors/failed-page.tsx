import { Container } from '@mantine/core';
import { ErrorNotice } from './error-notice.js';
import { Refusal } from './refusal.js';

export interface FailedPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What stands in place of a page that could not be loaded: the way to what is missing, or what went wrong. */
export function FailedPage({ error, onRetry }: FailedPageProps) {
  return (
    <Refusal error={error}>
      <Container size="sm" py="xl">
        <ErrorNotice error={error} onRetry={onRetry} />
      </Container>
    </Refusal>
  );
}
