import { type RefObject, useEffect, useState } from 'react';

export interface VideoState {
  readonly isPaused: boolean;
  readonly isWaiting: boolean;
  readonly isMuted: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** In seconds, as the next two. */
  readonly position: number;
  readonly duration: number;
  /** Up to where it is fetched. */
  readonly buffered: number;
  readonly hasEnded: boolean;
}

const EVENTS = [
  'play',
  'pause',
  'playing',
  'waiting',
  'volumechange',
  'timeupdate',
  'durationchange',
  'progress',
  'seeking',
  'seeked',
  'ended',
  'loadedmetadata',
];

/** How it stands with a video element, as it changes. */
export function useVideo(video: RefObject<HTMLVideoElement>): VideoState {
  const [state, setState] = useState<VideoState>(START);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const read = () => setState(stateOf(element));
    for (const event of EVENTS) element.addEventListener(event, read);
    read();
    return () => {
      for (const event of EVENTS) element.removeEventListener(event, read);
    };
  }, [video]);
  return state;
}

const START: VideoState = {
  isPaused: true,
  isWaiting: true,
  isMuted: false,
  volume: 1,
  position: 0,
  duration: 0,
  buffered: 0,
  hasEnded: false,
};

function stateOf(element: HTMLVideoElement): VideoState {
  const { buffered, currentTime, duration, paused, muted, volume, ended, readyState } = element;
  return {
    isPaused: paused,
    isWaiting: !ended && readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    isMuted: muted,
    volume,
    position: currentTime,
    duration: Number.isFinite(duration) ? duration : 0,
    buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0,
    hasEnded: ended,
  };
}
