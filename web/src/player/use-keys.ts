import { type RefObject, useEffect } from 'react';

/** In seconds. */
const STEP = 10;

export interface UseKeysOptions {
  readonly screen: RefObject<HTMLElement>;
  readonly video: RefObject<HTMLVideoElement>;
}

/** What keys do while a film plays, wherever the focus is: as in other players. */
export function useKeys({ screen, video }: UseKeysOptions): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const element = video.current;
      if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionOf(event.key, element, screen.current);
      // Sliders and buttons have meanings of their own for arrows and the space bar.
      const isOnControl =
        event.target instanceof Element && event.target.closest('button, [role="slider"], a') !== null;
      if (!action || (isOnControl && !/^[a-z]$/i.test(event.key))) return;
      event.preventDefault();
      action();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [screen, video]);
}

function actionOf(key: string, video: HTMLVideoElement, screen: HTMLElement | null): (() => void) | null {
  switch (key) {
    case ' ':
    case 'k':
      return () => togglePlaying(video);
    case 'ArrowLeft':
    case 'j':
      return () => {
        video.currentTime -= STEP;
      };
    case 'ArrowRight':
    case 'l':
      return () => {
        video.currentTime += STEP;
      };
    case 'm':
      return () => {
        video.muted = !video.muted;
      };
    case 'f':
      return () => toggleFullscreen(screen);
    default:
      return null;
  }
}

/** Plays what is paused, and pauses what plays. */
export function togglePlaying(video: HTMLVideoElement | null): void {
  if (video?.paused) video.play().catch(() => null);
  else video?.pause();
}

/** Lets the picture fill the screen, or no longer. */
export function toggleFullscreen(screen: HTMLElement | null): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : screen?.requestFullscreen();
  done?.catch(() => null);
}
