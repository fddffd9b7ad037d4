import HlsPlayer from 'hls.js';
import workerAddress from 'hls.js/dist/hls.worker.js?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PlaybackPartsFragment } from '../generated/graphql.js';
import { signedLike } from './signed-address.js';

export type Playback = Pick<PlaybackPartsFragment, 'sessionId' | 'manifestUrl' | 'resumePositionSeconds'>;

export interface Quality {
  /** In lines. */
  readonly height: number;
  readonly level: number;
}

export interface Media {
  /** What the manifest offers, the best first. */
  readonly qualities: readonly Quality[];
  /** The level that was chosen; -1: whatever the connection carries. */
  readonly chosen: number;
  /** The one that is played now. */
  readonly current: Quality | null;
  readonly choose: (level: number) => void;
  /** Whether it cannot be played in this browser. */
  readonly isBroken: boolean;
}

const AUTOMATIC = -1;
/** How far ahead is fetched, in seconds: at least, and where there is room for it. */
const AHEAD = { maxBufferLength: 30, maxMaxBufferLength: 60 };

/**
 * Plays a stream once there is one, going on with the newest token as its addresses are renewed. Another stream begins anew.
 */
export function useHls(video: RefObject<HTMLVideoElement>, playback: Playback | null): Media {
  const newest = useRef(playback);
  const player = useRef<HlsPlayer | null>(null);
  const isWaiting = useRef(false);
  const [qualities, setQualities] = useState<readonly Quality[]>([]);
  const [chosen, setChosen] = useState(AUTOMATIC);
  const [level, setLevel] = useState(AUTOMATIC);
  const [isBroken, setBroken] = useState(false);
  const sessionId = playback?.sessionId;

  useEffect(() => {
    newest.current = playback;
    // What was refused under the address before goes on under this one.
    if (isWaiting.current && playback) goOn(player.current, playback);
    isWaiting.current = false;
  }, [playback]);

  useEffect(() => {
    const element = video.current;
    const begun = newest.current;
    if (!element || !begun || sessionId === undefined) return undefined;
    if (!HlsPlayer.isSupported()) {
      setBroken(true);
      return undefined;
    }
    const { manifestUrl, resumePositionSeconds } = begun;
    const hls = new HlsPlayer({
      startPosition: resumePositionSeconds,
      ...AHEAD,
      workerPath: workerAddress,
      xhrSetup: (request, address) =>
        request.open('GET', signedLike(address, newest.current?.manifestUrl ?? manifestUrl), true),
    });
    player.current = hls;
    hls.on(HlsPlayer.Events.MANIFEST_PARSED, (_event, { levels }) => {
      setQualities(qualitiesOf(levels));
      element.play().catch(() => null);
    });
    // What was reported of another player may lie behind the end of these media.
    hls.once(HlsPlayer.Events.LEVEL_LOADED, (_event, { details }) => {
      if (resumePositionSeconds >= details.totalduration - 1) hls.startLoad(0);
    });
    hls.on(HlsPlayer.Events.LEVEL_SWITCHED, (_event, data) => setLevel(data.level));
    hls.on(HlsPlayer.Events.ERROR, (_event, { fatal, type }) => {
      if (!fatal) return;
      if (type === HlsPlayer.ErrorTypes.NETWORK_ERROR) isWaiting.current = true;
      else if (type === HlsPlayer.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else setBroken(true);
    });
    hls.loadSource(manifestUrl);
    hls.attachMedia(element);
    return () => {
      player.current = null;
      hls.destroy();
    };
  }, [video, sessionId]);

  return {
    qualities,
    chosen,
    current: qualities.find((quality) => quality.level === level) ?? null,
    choose(next) {
      setChosen(next);
      if (player.current) player.current.nextLevel = next;
    },
    isBroken,
  };
}

function goOn(player: HlsPlayer | null, { manifestUrl }: Playback): void {
  if (player?.levels.length === 0) player.loadSource(manifestUrl);
  else player?.startLoad();
}

/** The best first. */
function qualitiesOf(levels: readonly { readonly height: number }[]): Quality[] {
  return levels
    .map(({ height }, level) => ({ height, level }))
    .toSorted((one, other) => other.height - one.height);
}
