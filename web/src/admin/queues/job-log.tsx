import { useLazyQuery } from '@apollo/client/react';
import { Button, Code, Text } from '@mantine/core';
import { ErrorNotice } from '../../errors/error-notice.js';
import { momentText } from '../parts/texts.js';
import { AdminJobLog } from './queues.graphql.js';

export interface JobLogProps {
  readonly queue: string;
  readonly id: string;
}

/** What a job noted while it ran, for whoever asks. */
export function JobLog({ queue, id }: JobLogProps) {
  const [load, { data, error, loading }] = useLazyQuery(AdminJobLog, { fetchPolicy: 'network-only' });
  const ask = () => load({ variables: { queue, id } });
  if (error) return <ErrorNotice error={error} onRetry={ask} />;
  if (!data) {
    return (
      <Button variant="default" loading={loading} style={{ alignSelf: 'start' }} onClick={() => void ask()}>
        Show what it noted
      </Button>
    );
  }
  const lines = data.admin.job?.log ?? [];
  if (lines.length === 0) return <Text c="dimmed">It noted nothing.</Text>;
  return (
    <Code block mah={240} tabIndex={0} style={{ overflow: 'auto' }}>
      {lines.map(({ at, text }) => `${momentText(at)}  ${text}`).join('\n')}
    </Code>
  );
}
