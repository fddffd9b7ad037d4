import { useApolloClient } from '@apollo/client/react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Stream, type StreamState, startStream } from './stream.js';

export interface UseStreamOptions {
  readonly titleId: string;
  readonly profileId: string;
  readonly video: RefObject<HTMLVideoElement>;
}

export interface StreamControl {
  readonly state: StreamState;
  /** Where it stands now is told at once, such as when it is paused. */
  readonly report: () => void;
  /** Begins anew, in the place of another stream where one is named. */
  readonly begin: (takeOver?: string) => void;
}

/** A stream of a title for as long as its page is open. */
export function useStream({ titleId, profileId, video }: UseStreamOptions): StreamControl {
  const client = useApolloClient();
  const [state, setState] = useState<StreamState>({ status: 'starting' });
  const [attempt, setAttempt] = useState<{ readonly takeOver: string | null }>({ takeOver: null });
  const stream = useRef<Stream | null>(null);

  useEffect(() => {
    setState({ status: 'starting' });
    // The element is gone before the stream is told to stop.
    let last: number | null = null;
    const position = () => {
      const element = video.current;
      if (element && element.readyState > 0) last = element.currentTime;
      return last;
    };
    const own = startStream({
      client,
      titleId,
      profileId,
      takeOver: attempt.takeOver,
      position,
      onChange: setState,
    });
    stream.current = own;
    const leave = () => own.stop();
    const remember = setInterval(position, 500);
    globalThis.addEventListener('pagehide', leave);
    // A page that the browser kept comes back as it was left, with a stream that was stopped.
    const comeAlive = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setAttempt({ takeOver: null });
    };
    globalThis.addEventListener('pageshow', comeAlive);
    // Whatever could not be fetched waits for another address, which a report brings.
    const comeBack = () => own.report();
    globalThis.addEventListener('online', comeBack);
    return () => {
      clearInterval(remember);
      globalThis.removeEventListener('pagehide', leave);
      globalThis.removeEventListener('pageshow', comeAlive);
      globalThis.removeEventListener('online', comeBack);
      own.stop();
    };
  }, [client, titleId, profileId, attempt, video]);

  return {
    state,
    report: useCallback(() => stream.current?.report(), []),
    begin: useCallback((takeOver?: string) => setAttempt({ takeOver: takeOver ?? null }), []),
  };
}
