import { Alert, Button, Group } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/icons/IconAlertCircle';
import { errorText } from './error-code.js';

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => unknown;
}

/** Tells what went wrong, in place of what was to be shown. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      title="That did not work"
      role="alert"
    >
      {errorText(error)}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="light" color="red" onClick={() => void onRetry()}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
