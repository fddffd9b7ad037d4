import type { ApolloClient } from '@apollo/client';
import { errorCode, errorDetails } from '../errors/error-code.js';
import type { PlaybackPartsFragment } from '../generated/graphql.js';
import { HeartbeatPlayback, PlaybackEnded, StartPlayback, StopPlayback } from './player.graphql.js';

/** How it stands with a stream. */
export type StreamState =
  | { readonly status: 'starting' }
  | { readonly status: 'running'; readonly playback: PlaybackPartsFragment }
  | { readonly status: 'refused'; readonly error: unknown }
  | { readonly status: 'over'; readonly reason: string };

export interface StreamOptions {
  readonly client: ApolloClient;
  readonly titleId: string;
  readonly profileId: string;
  /** A stream of the account that ends so that this one can begin. */
  readonly takeOver: string | null;
  /** Where the player is, in seconds; null before it is anywhere. */
  readonly position: () => number | null;
  readonly onChange: (state: StreamState) => void;
}

export interface Stream {
  /** Reports where the player is, now rather than at the next heartbeat. */
  report(): void;
  /** Ends it, from where the player is. */
  stop(): void;
}

/** What a heartbeat can fail with and be tried again: nothing that the service decided. */
const PASSING = new Set([null, 'RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);

/** What is being stopped: a plan for one screen has no room for the next stream before. */
let stopping: Promise<unknown> = Promise.resolve();

/**
 * Begins a stream, keeps it going with heartbeats, which bring new addresses and take the position along, and hears
 * when it ends elsewhere.
 */
export function startStream(options: StreamOptions): Stream {
  const { client, titleId, profileId, takeOver, position, onChange } = options;
  let running: PlaybackPartsFragment | null = null;
  let isOver = false;
  let sequence = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function finish(state: StreamState | null): void {
    isOver = true;
    clearInterval(timer);
    ended.unsubscribe();
    if (state) onChange(state);
  }

  function whereabouts() {
    const seconds = position();
    return seconds === null ? null : { positionSeconds: Math.floor(seconds), sequence: ++sequence };
  }

  async function start(): Promise<void> {
    await stopping;
    if (isOver) return;
    const { data } = await client.mutate({
      mutation: StartPlayback,
      variables: { input: { titleId, profileId, ...(takeOver === null ? {} : { takeOver }) } },
      fetchPolicy: 'no-cache',
    });
    if (!data) return;
    running = data.startPlayback;
    // Whoever left while it began does not watch.
    if (isOver) return tellStopped();
    onChange({ status: 'running', playback: running });
    timer = setInterval(beat, running.heartbeatIntervalSeconds * 1000);
  }

  async function heartbeat(sessionId: string): Promise<void> {
    const { positionSeconds = 0, ...rest } = whereabouts() ?? {};
    const { data } = await client.mutate({
      mutation: HeartbeatPlayback,
      variables: { input: { sessionId, positionSeconds, ...rest } },
      fetchPolicy: 'no-cache',
    });
    if (isOver || !data) return;
    running = data.heartbeatPlayback;
    onChange({ status: 'running', playback: running });
  }

  function beat(): void {
    if (running && !isOver) heartbeat(running.sessionId).catch(fail);
  }

  function fail(error: unknown): void {
    if (isOver || (running && PASSING.has(errorCode(error)))) return;
    const details = errorDetails(error);
    const reason = details?.['reason'];
    if (details?.code === 'PLAYBACK_ENDED')
      finish({ status: 'over', reason: typeof reason === 'string' ? reason : '' });
    else finish({ status: 'refused', error });
  }

  function tellStopped(): void {
    if (!running) return;
    const { sessionId } = running;
    stopping = client
      .mutate({
        mutation: StopPlayback,
        variables: { input: { sessionId, ...whereabouts() } },
        fetchPolicy: 'no-cache',
        // Also while the page goes away.
        context: { fetchOptions: { keepalive: true } },
      })
      .catch(() => null);
  }

  const ended = client.subscribe({ query: PlaybackEnded, fetchPolicy: 'no-cache' }).subscribe(({ data }) => {
    if (!running || !data) return;
    const { sessionId, reason } = data.playbackEnded;
    if (sessionId === null || sessionId === undefined || sessionId === running.sessionId) {
      finish({ status: 'over', reason });
    }
  });
  start().catch(fail);

  return {
    report: beat,
    stop() {
      if (isOver) return;
      finish(null);
      tellStopped();
    },
  };
}
