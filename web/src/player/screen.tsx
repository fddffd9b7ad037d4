import { Button, Loader, Text } from '@mantine/core';
import { useIdle, useNetwork } from '@mantine/hooks';
import { type RefObject, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Message } from '../errors/message.js';
import { Controls } from './controls.js';
import { NextEpisode } from './next-episode.js';
import { headingOf, homeOf, type PlayableTitle } from './playable.js';
import classes from './screen.module.css';
import { type Playback, useHls } from './use-hls.js';
import { togglePlaying, useKeys } from './use-keys.js';
import { useNextEpisode } from './use-next-episode.js';
import { useVideo } from './use-video.js';

/** After so long without a movement nothing but the picture is seen. */
const QUIET_MS = 3000;

export interface ScreenProps {
  readonly title: PlayableTitle;
  readonly profileId: string;
  readonly video: RefObject<HTMLVideoElement>;
  /** Null while it begins. */
  readonly playback: Playback | null;
  readonly onPause: () => void;
}

/** The picture, and what controls it. */
export function Screen({ title, profileId, video, playback, onPause }: ScreenProps) {
  const screen = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const media = useHls(video, playback);
  const state = useVideo(video);
  const isIdle = useIdle(QUIET_MS, { initialState: false });
  const { online } = useNetwork();
  const next = useNextEpisode(title, profileId);
  useKeys({ screen, video });

  if (media.isBroken) {
    return (
      <Message title="This browser cannot play it" text="Try a newer one, or another device.">
        <Button component={Link} to={homeOf(title)} replace variant="default">
          Back
        </Button>
      </Message>
    );
  }
  const isWaiting = playback === null || state.isWaiting;
  const isQuiet = isIdle && !state.isPaused && !isWaiting;
  return (
    <div ref={screen} className={classes.screen} data-quiet={isQuiet || undefined}>
      <video
        ref={video}
        className={classes.video}
        playsInline
        poster={title.artwork.backdropUrl}
        onPause={onPause}
        onClick={() => togglePlaying(video.current)}
      />
      {isWaiting && (
        <div className={classes.wait} role="status" aria-label={online ? 'Loading' : 'Offline'}>
          <Loader color="white" />
          {!online && <Text mt="md">You are offline. It plays on by itself once you are back.</Text>}
        </div>
      )}
      <Controls
        heading={headingOf(title)}
        backTo={homeOf(title)}
        screen={screen}
        video={video}
        state={state}
        media={media}
      />
      {next && (
        <NextEpisode
          next={next}
          state={state}
          creditsStartSeconds={title.creditsStartSeconds ?? null}
          runtimeSeconds={title.runtimeSeconds ?? null}
          onGo={() => void navigate(`/watch/${next.id}`, { replace: true })}
        />
      )}
    </div>
  );
}
