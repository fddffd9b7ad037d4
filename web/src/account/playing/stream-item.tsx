import { Badge, Box, Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlayingNowQuery } from '../../generated/graphql.js';
import { dateText } from '../../titles/date-text.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { useAct } from '../parts/use-act.js';
import { PlayingNow, StopStream } from './playing.graphql.js';
import classes from './stream-item.module.css';

export type Stream = PlayingNowQuery['playbackSessions'][number];

export interface StreamItemProps {
  readonly stream: Stream;
}

/** A title that plays somewhere, and the way to stop it. */
export function StreamItem({ stream }: StreamItemProps) {
  const { sessionId, deviceName, isThisDevice, startedAt, profile, title } = stream;
  const [isAsked, setAsked] = useState(false);
  const { act, loading, error } = useAct(StopStream, { refetch: [PlayingNow], done: 'It is stopped.' });
  const name = titleText(title);

  async function stop(): Promise<void> {
    if (await act({ input: { sessionId } })) setAsked(false);
  }

  return (
    <Paper component="li" withBorder p="md" radius="lg">
      <Group justify="space-between" gap="sm">
        <Group wrap="nowrap" gap="md">
          <Box className={classes.picture}>
            {title && <img src={title.artwork.backdropUrl} alt="" width={320} height={180} loading="lazy" />}
          </Box>
          <div>
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {isThisDevice && <Badge variant="light">This device</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {[profile?.name, deviceName, `since ${dateText(startedAt)}`].filter(Boolean).join(' · ')}
            </Text>
          </div>
        </Group>
        <Button size="xs" variant="default" aria-label={`Stop ${name}`} onClick={() => setAsked(true)}>
          Stop
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Stop ${name}?`}
        text={`It ends on ${deviceName ?? 'its device'} within seconds. Where it was is kept.`}
        verb="Stop it"
        loading={loading}
        error={error}
        onConfirm={stop}
        onClose={() => setAsked(false)}
      />
    </Paper>
  );
}

function titleText(title: Stream['title']): string {
  if (!title) return 'Something behind a PIN';
  if (!('episodeNumber' in title) || !title.series) return title.name;
  return `${title.series.name}, season ${title.seasonNumber}, episode ${title.episodeNumber}`;
}
