import { useRef } from 'react';
import { usePageTitle } from '../shell/use-page-title.js';
import { EndOfStream } from './end-of-stream.js';
import { headingOf, homeOf, type PlayableTitle } from './playable.js';
import { Screen } from './screen.js';
import { useStream } from './use-stream.js';

export interface StageProps {
  readonly title: PlayableTitle;
  readonly profileId: string;
}

/** Where a title plays, or why it does not. */
export function Stage({ title, profileId }: StageProps) {
  const { name, episode } = headingOf(title);
  usePageTitle(episode === null ? name : `${name}, ${episode}`);
  const video = useRef<HTMLVideoElement>(null);
  const { state: stream, report, begin } = useStream({ titleId: title.id, profileId, video });
  if (stream.status === 'refused' || stream.status === 'over') {
    return <EndOfStream stream={stream} backTo={homeOf(title)} onBegin={begin} />;
  }
  const playback = stream.status === 'running' ? stream.playback : null;
  return <Screen {...{ title, profileId, video, playback }} onPause={report} />;
}
