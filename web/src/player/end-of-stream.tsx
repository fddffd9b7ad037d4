import { Button, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import IconDeviceTv from '@tabler/icons-react/icons/IconDeviceTv';
import IconPlayerStop from '@tabler/icons-react/icons/IconPlayerStop';
import { Link } from 'react-router';
import { errorDetails, errorText } from '../errors/error-code.js';
import { Message } from '../errors/message.js';
import { Refusal } from '../errors/refusal.js';
import type { StreamState } from './stream.js';

const REASONS: Readonly<Record<string, string>> = {
  TAKEN_OVER: 'It was taken over by another device of your account.',
  STOPPED: 'It was stopped from another device of your account.',
  ACCESS_ENDED: 'Your subscription does not open this title any more.',
  PROFILE_CLOSED: 'Its profile was deleted, or locked on this device.',
  SIGNED_OUT: 'This device was signed out.',
  LAPSED: 'It was away for too long, and others have taken its place.',
};

interface RunningStream {
  readonly sessionId: string;
  readonly titleName: string | null;
  readonly profileName: string | null;
  readonly deviceName: string | null;
}

export interface EndOfStreamProps {
  readonly stream: Extract<StreamState, { status: 'refused' | 'over' }>;
  readonly backTo: string;
  /** Begins anew, in the place of another stream where one is named. */
  readonly onBegin: (takeOver?: string) => void;
}

/** Why nothing plays here, and what can be done about it. */
export function EndOfStream({ stream, backTo, onBegin }: EndOfStreamProps) {
  const back = (
    <Button component={Link} to={backTo} replace variant="default">
      Back
    </Button>
  );
  const again = <Button onClick={() => onBegin()}>Play here</Button>;
  if (stream.status === 'over') {
    return (
      <Message
        icon={<IconPlayerStop size={36} />}
        title="It plays no longer here"
        text={REASONS[stream.reason] ?? 'The stream has ended.'}
      >
        {again}
        {back}
      </Message>
    );
  }
  const details = errorDetails(stream.error);
  if (details?.code === 'STREAM_LIMIT_REACHED' && Array.isArray(details['streams'])) {
    return (
      <StreamLimit streams={details['streams'] as RunningStream[]} backTo={backTo} onTakeOver={onBegin} />
    );
  }
  return (
    <Refusal error={stream.error} action={back}>
      <Message title="It cannot be played now" text={errorText(stream.error)}>
        {again}
        {back}
      </Message>
    </Refusal>
  );
}

interface StreamLimitProps {
  readonly streams: readonly RunningStream[];
  readonly backTo: string;
  readonly onTakeOver: (sessionId: string) => void;
}

function StreamLimit({ streams, backTo, onTakeOver }: StreamLimitProps) {
  return (
    <Center mih="100dvh" p="md">
      <Stack maw={560} w="100%">
        <Title order={1} size="h2" ta="center">
          Your screens are all in use
        </Title>
        <Text c="dimmed" ta="center">
          Your plan plays on {streams.length === 1 ? 'one screen' : `${streams.length} screens`} at a time.
          Take one over to watch here; it stops there at once.
        </Text>
        {streams.map(({ sessionId, titleName, profileName, deviceName }) => (
          <Paper key={sessionId} withBorder p="md" radius="lg">
            <Group justify="space-between">
              <Group wrap="nowrap">
                <IconDeviceTv aria-hidden />
                <div>
                  <Text fw={600} dir="auto">
                    {titleName ?? 'Something'}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {[profileName, deviceName].filter(Boolean).join(' on ')}
                  </Text>
                </div>
              </Group>
              <Button onClick={() => onTakeOver(sessionId)}>Watch here instead</Button>
            </Group>
          </Paper>
        ))}
        <Group justify="center">
          <Button component={Link} to={backTo} replace variant="default">
            Back
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
