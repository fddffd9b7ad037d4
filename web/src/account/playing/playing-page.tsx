import { useQuery, useSubscription } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import { Link } from 'react-router';
import { Loaded } from '../../shell/loaded.js';
import { Empty } from '../parts/empty.js';
import { PageFrame } from '../parts/page-frame.js';
import { PlayingNow, StreamEnded } from './playing.graphql.js';
import { StreamItem } from './stream-item.js';

/** What begins somewhere is told to nobody else. */
const LOOK_EVERY_MS = 10_000;

/** What the account plays at this moment. What ends disappears at once, what begins appears within seconds. */
export function PlayingPage() {
  const { data, error, refetch } = useQuery(PlayingNow, {
    fetchPolicy: 'cache-and-network',
    pollInterval: LOOK_EVERY_MS,
  });
  useSubscription(StreamEnded, {
    onData: () => {
      // What failed, the query itself tells.
      refetch().catch(() => null);
    },
  });
  return (
    <PageFrame title="Playing now" text="Each of these takes one of the screens that your plan has.">
      <Loaded data={data} error={error} onRetry={refetch}>
        {({ playbackSessions }) =>
          playbackSessions.length === 0 ? (
            <Empty
              icon={<IconPlayerPlay size={26} />}
              title="Nothing is playing"
              text="What plays on any of your devices is shown here while it does."
            >
              <Button component={Link} to="/" variant="light" mt="xs">
                Find something
              </Button>
            </Empty>
          ) : (
            <Stack component="ul" p={0} m={0} gap="sm" style={{ listStyle: 'none' }}>
              {playbackSessions.map((stream) => (
                <StreamItem key={stream.sessionId} stream={stream} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
