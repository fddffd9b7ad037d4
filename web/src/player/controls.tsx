import { ActionIcon, Group, Slider, Text } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft';
import IconMaximize from '@tabler/icons-react/icons/IconMaximize';
import IconPlayerPauseFilled from '@tabler/icons-react/icons/IconPlayerPauseFilled';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import IconRewindBackward10 from '@tabler/icons-react/icons/IconRewindBackward10';
import IconRewindForward10 from '@tabler/icons-react/icons/IconRewindForward10';
import IconVolume from '@tabler/icons-react/icons/IconVolume';
import IconVolumeOff from '@tabler/icons-react/icons/IconVolumeOff';
import { type ReactNode, type RefObject, useState } from 'react';
import { Link } from 'react-router';
import { positionText } from '../titles/duration.js';
import classes from './controls.module.css';
import { QualityMenu } from './quality-menu.js';
import type { Media } from './use-hls.js';
import { toggleFullscreen, togglePlaying } from './use-keys.js';
import type { VideoState } from './use-video.js';

export interface ControlsProps {
  readonly heading: { readonly name: string; readonly episode: string | null };
  readonly backTo: string;
  readonly screen: RefObject<HTMLElement>;
  readonly video: RefObject<HTMLVideoElement>;
  readonly state: VideoState;
  readonly media: Media;
}

/** What lies over the picture: what is playing, the way back, which leaves no player to go back to, and the controls. */
export function Controls({ heading, backTo, screen, video, state, media }: ControlsProps) {
  const act = (change: (element: HTMLVideoElement) => void) => () => {
    if (video.current) change(video.current);
  };
  return (
    <div className={classes.layer}>
      <Group className={classes.top} wrap="nowrap" gap="md">
        <Control name="Back" to={backTo}>
          <IconArrowLeft aria-hidden />
        </Control>
        <div className={classes.heading}>
          <Text component="h1" fw={700} size="lg" truncate dir="auto">
            {heading.name}
          </Text>
          {heading.episode && (
            <Text size="sm" truncate>
              {heading.episode}
            </Text>
          )}
        </div>
      </Group>
      <div className={classes.bottom}>
        <Timeline
          state={state}
          onSeek={(seconds) => act((element) => void (element.currentTime = seconds))()}
        />
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Control name={state.isPaused ? 'Play' : 'Pause'} onClick={act(togglePlaying)}>
              {state.isPaused ? <IconPlayerPlayFilled aria-hidden /> : <IconPlayerPauseFilled aria-hidden />}
            </Control>
            <Control name="Back 10 seconds" onClick={act((element) => void (element.currentTime -= 10))}>
              <IconRewindBackward10 aria-hidden />
            </Control>
            <Control name="On 10 seconds" onClick={act((element) => void (element.currentTime += 10))}>
              <IconRewindForward10 aria-hidden />
            </Control>
            <Text size="sm" className={classes.time}>
              {positionText(state.position)} / {positionText(state.duration)}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Control
              name={state.isMuted ? 'Sound on' : 'Sound off'}
              onClick={act((element) => void (element.muted = !element.muted))}
            >
              {state.isMuted ? <IconVolumeOff aria-hidden /> : <IconVolume aria-hidden />}
            </Control>
            <Slider
              className={classes.volume}
              aria-label="Volume"
              thumbLabel="Volume"
              size="sm"
              label={null}
              min={0}
              max={1}
              step={0.05}
              value={state.isMuted ? 0 : state.volume}
              onChange={(volume) =>
                act((element) => {
                  element.volume = volume;
                  element.muted = volume === 0;
                })()
              }
            />
            <QualityMenu media={media} />
            <Control name="Full screen" onClick={() => toggleFullscreen(screen.current)}>
              <IconMaximize aria-hidden />
            </Control>
          </Group>
        </Group>
      </div>
    </div>
  );
}

interface TimelineProps {
  readonly state: VideoState;
  readonly onSeek: (seconds: number) => void;
}

/** Where the film is, and how far it is fetched; while it is being dragged, it shows where to. */
function Timeline({ state: { position, duration, buffered }, onSeek }: TimelineProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <div className={classes.timeline}>
      <span
        className={classes.fetched}
        style={{ width: `${duration > 0 ? (100 * buffered) / duration : 0}%` }}
      />
      <Slider
        aria-label="Position"
        thumbLabel="Position"
        size="sm"
        min={0}
        max={Math.max(duration, 1)}
        step={1}
        label={positionText}
        disabled={duration === 0}
        value={dragged ?? position}
        onChange={setDragged}
        onChangeEnd={(seconds) => {
          setDragged(null);
          onSeek(seconds);
        }}
      />
    </div>
  );
}

interface ControlProps {
  readonly name: string;
  readonly to?: string;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

function Control({ name, to, children, ...rest }: ControlProps) {
  const look = { variant: 'subtle', color: 'gray.0', size: 'lg', 'aria-label': name, title: name } as const;
  if (to === undefined) {
    return (
      <ActionIcon {...look} {...rest}>
        {children}
      </ActionIcon>
    );
  }
  return (
    <ActionIcon component={Link} to={to} replace {...look}>
      {children}
    </ActionIcon>
  );
}
