import { createGraphqlClient, GraphqlFailure } from '../graphql-client.js';
import { playerOf } from '../players.js';
import type { Person } from '../trials/scene.js';
import type { StreamAnswer, StreamOperation } from './stream-operation.js';

export interface StreamDeviceOptions {
  readonly person: Person;
  readonly titleId: string;
  /** The target of the next request. */
  readonly address: () => string;
  /** The log of all requests with their responses. */
  readonly operations: StreamOperation[];
}

export interface StartAnswer {
  readonly answer: StreamAnswer;
  readonly stream: string | null;
  /** The streams that use the plan's limit. */
  readonly inTheWay: readonly string[];
}

/** A signed-in device that may play several streams. */
export interface StreamDevice {
  start(takeOver: string | null): Promise<StartAnswer>;
  heartbeat(stream: string): Promise<StreamAnswer>;
  stop(stream: string): Promise<StreamAnswer>;
  /** Only the device that has started a stream can keep it alive. */
  hasStarted(stream: string): boolean;
}

interface Outcome<Result> {
  readonly answer: StreamAnswer;
  readonly result: Result | null;
  readonly inTheWay: readonly string[];
}

const ANSWERS: Readonly<Record<string, StreamAnswer>> = {
  STREAM_LIMIT_REACHED: 'NO_ROOM',
  PLAYBACK_ENDED: 'ENDED',
  SERVICE_UNAVAILABLE: 'UNKNOWN',
};

export function createStreamDevice({
  person,
  titleId,
  address,
  operations,
}: StreamDeviceOptions): StreamDevice {
  const player = () => playerOf({ client: createGraphqlClient(address(), person.accessToken) });

  const started = new Set<string>();

  return {
    hasStarted: (stream) => started.has(stream),

    async start(takeOver) {
      const sentMs = performance.now();
      const input = { titleId, profileId: person.profileId, takeOver };
      const { answer, result, inTheWay } = await outcomeOf(player().start(input));
      const stream = result?.sessionId ?? null;
      if (stream !== null) started.add(stream);
      operations.push({ what: 'start', stream, takeOver, sentMs, receivedMs: performance.now(), answer });
      return { answer, stream, inTheWay };
    },

    async heartbeat(stream) {
      const sentMs = performance.now();
      const { answer } = await outcomeOf(player().heartbeat(stream));
      const receivedMs = performance.now();
      operations.push({ what: 'heartbeat', stream, takeOver: null, sentMs, receivedMs, answer });
      return answer;
    },

    async stop(stream) {
      const sentMs = performance.now();
      const { answer } = await outcomeOf(player().stop(stream));
      operations.push({
        what: 'stop',
        stream,
        takeOver: null,
        sentMs,
        receivedMs: performance.now(),
        answer,
      });
      return answer;
    },
  };
}

/** @throws GraphqlFailure for a response that is never allowed */
async function outcomeOf<Result>(asking: Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { answer: 'DONE', result: await asking, inTheWay: [] };
  } catch (error) {
    // Its process was killed.
    if (!(error instanceof GraphqlFailure)) return { answer: 'UNKNOWN', result: null, inTheWay: [] };
    const answer = ANSWERS[error.extensions?.code ?? ''];
    if (!answer) throw error;
    const streams = (error.extensions?.['streams'] ?? []) as readonly { readonly sessionId: string }[];
    return { answer, result: null, inTheWay: streams.map(({ sessionId }) => sessionId) };
  }
}
