import { Alert, Button, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import { ErrorNotice } from '../errors/error-notice.js';
import { CancelAccountDeletion } from './account.graphql.js';
import { dayText } from './parts/day-text.js';
import { useAct } from './parts/use-act.js';

export interface ErasureNoticeProps {
  readonly dueAt: string;
}

/** Says on every page of the account that it is going to be erased, and takes that back. */
export function ErasureNotice({ dueAt }: ErasureNoticeProps) {
  const { act, loading, error } = useAct(CancelAccountDeletion, {
    done: 'Your account stays. A subscription that was cancelled with it can be resumed under Plan.',
  });
  return (
    <Alert
      mb="lg"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={`This account is going to be erased on ${dayText(dueAt)}`}
    >
      <Text size="sm">Until then you can take it back. Afterwards nothing of it is left.</Text>
      {error && <ErrorNotice error={error} />}
      <Button mt="sm" size="xs" variant="white" color="dark" loading={loading} onClick={() => void act({})}>
        Keep my account
      </Button>
    </Alert>
  );
}
