import { useQuery } from '@apollo/client/react';
import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { errorCode } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { DataExportPartsFragment } from '../../generated/graphql.js';
import { dateText } from '../../titles/date-text.js';
import { dayText } from '../parts/day-text.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { DataExports, ExportMyData } from './data.graphql.js';

const LOOK_EVERY_MS = 2_000;

/** Everything that is stored of the account, gathered to be taken away. */
export function ExportSection() {
  // Who may not download one still sees that it is there.
  const { data, error, refetch, startPolling, stopPolling } = useQuery(DataExports, {
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'all',
  });
  const request = useAct(ExportMyData, { refetch: [DataExports] });
  const exports = data?.me?.dataExports ?? [];
  const isPending = exports.some(({ state }) => state === 'PENDING');
  const isLocked = errorCode(error) === 'PIN_REQUIRED';

  useEffect(() => {
    if (isPending) startPolling(LOOK_EVERY_MS);
    return stopPolling;
  }, [isPending, startPolling, stopPolling]);

  return (
    <Section
      title="Take your data with you"
      text="Account, profiles, lists, history, ratings, invoices: in one file that programs can read (JSON). It takes a moment, and is kept for a few days."
    >
      {isLocked && (
        <Text size="sm">
          All profiles are in there. Open each that has a PIN on this device first, at{' '}
          <Link to="/profiles">Who is watching?</Link>
        </Text>
      )}
      {error && !isLocked && <ErrorNotice error={error} onRetry={refetch} />}
      {request.error && <ErrorNotice error={request.error} />}
      {exports.length > 0 && (
        <Stack component="ul" p={0} m={0} gap="xs" style={{ listStyle: 'none' }} aria-live="polite">
          {exports.map((one) => (
            <ExportItem key={one.id} one={one} />
          ))}
        </Stack>
      )}
      <Group>
        <Button
          variant="default"
          loading={request.loading}
          disabled={isPending}
          onClick={() => void request.act({})}
        >
          Gather my data
        </Button>
      </Group>
    </Section>
  );
}

interface ExportItemProps {
  readonly one: DataExportPartsFragment;
}

function ExportItem({ one }: ExportItemProps) {
  const { state, requestedAt, expiresAt, sizeBytes, downloadUrl } = one;
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text size="sm" fw={600}>
          {dateText(requestedAt)}
        </Text>
        <Text size="sm" c="dimmed">
          {state === 'PENDING' && 'Being gathered'}
          {state === 'FAILED' && 'That did not work. Ask for it again.'}
          {state === 'READY' && `${sizeText(sizeBytes ?? 0)}, kept until ${dayText(expiresAt)}`}
        </Text>
      </div>
      {state === 'PENDING' && <Loader size="sm" aria-label="Being gathered" />}
      {downloadUrl && (
        <Button
          component="a"
          href={downloadUrl}
          download
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download
        </Button>
      )}
    </Group>
  );
}

function sizeText(bytes: number): string {
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return format.format(Math.max(1, bytes / 1000));
}
