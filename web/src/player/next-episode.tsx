import { Button, Paper, Text } from '@mantine/core';
import IconPlayerSkipForwardFilled from '@tabler/icons-react/icons/IconPlayerSkipForwardFilled';
import { useEffect, useState } from 'react';
import type { EpisodeNameFragment } from '../generated/graphql.js';
import classes from './next-episode.module.css';
import type { VideoState } from './use-video.js';

/** From which share on an episode counts as seen where nobody knows when its credits begin, as the service has it. */
const SEEN_SHARE = 0.95;

export interface NextEpisodeProps {
  readonly next: EpisodeNameFragment;
  readonly state: VideoState;
  readonly creditsStartSeconds: number | null;
  readonly runtimeSeconds: number | null;
  readonly onGo: () => void;
}

/** Offers the next episode from the credits on, and goes there at the end unless somebody would rather stay. */
export function NextEpisode({ next, state, creditsStartSeconds, runtimeSeconds, onGo }: NextEpisodeProps) {
  const [stays, setStays] = useState(false);
  const { position, duration, hasEnded } = state;
  const from = creditsStartSeconds ?? SEEN_SHARE * (runtimeSeconds ?? duration);
  const isShown = !stays && duration > 0 && (position >= from || hasEnded);
  const goes = isShown && hasEnded;

  useEffect(() => {
    if (goes) onGo();
  }, [goes, onGo]);

  if (!isShown) return null;
  const episode = 'seasonNumber' in next ? `Season ${next.seasonNumber}, episode ${next.episodeNumber}` : '';
  return (
    <Paper className={classes.card} p="md" radius="lg" shadow="xl" role="region" aria-label="Next episode">
      <Text size="sm" c="dimmed">
        {episode}
      </Text>
      <Text fw={700} dir="auto">
        {next.name}
      </Text>
      <div className={classes.choices}>
        <Button leftSection={<IconPlayerSkipForwardFilled size={16} aria-hidden />} onClick={onGo}>
          Next episode
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setStays(true)}>
          Watch the credits
        </Button>
      </div>
    </Paper>
  );
}
