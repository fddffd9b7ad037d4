import { z } from 'zod';
import type { HttpRequest, NextRequest } from '../../harness/http-request.js';
import { RUNTIME_SECONDS } from '../progress/viewers.js';
import type { StreamPlayer } from './stream-players.js';

/** A viewer with a running stream. */
export interface RunningStream extends StreamPlayer {
  readonly sessionId: string;
}

/** The requests that start and renew a stream. */
export interface PlaybackRequests {
  start(player: StreamPlayer): HttpRequest;
  heartbeat(stream: RunningStream, position: PlayerPosition): HttpRequest;
}

interface PlayerPosition {
  readonly positionSeconds: number;
  readonly sequence: number;
  readonly observedAt: Date;
}

const FIELDS = 'sessionId manifestUrl expiresAt resumePositionSeconds heartbeatIntervalSeconds';
const START = `mutation StartPlayback($input: StartPlaybackInput!) { startPlayback(input: $input) { ${FIELDS} } }`;
const HEARTBEAT = `mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) { heartbeatPlayback(input: $input) { ${FIELDS} } }`;
const STEP_SECONDS = 10;
/** A refusal contains no URL. */
const isAnswer = (body: string) => body.includes('"manifestUrl":"http');

export function graphqlRequests(address: string): PlaybackRequests {
  const request = (
    { authorization }: StreamPlayer,
    query: string,
    operationName: string,
    input: object,
  ): HttpRequest => ({
    url: `${address}/graphql`,
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName, variables: { input } }),
    isAnswer,
  });
  return {
    start: (player) => {
      const { profileId, titleId } = player;
      return request(player, START, 'StartPlayback', { profileId, titleId });
    },
    heartbeat: (stream, position) =>
      request(stream, HEARTBEAT, 'HeartbeatPlayback', { sessionId: stream.sessionId, ...position }),
  };
}

export function bareRequests(address: string): PlaybackRequests {
  const request = ({ bareAuthorization }: StreamPlayer, path: string, body: object): HttpRequest => ({
    url: `${address}/${path}`,
    method: 'POST',
    headers: { authorization: bareAuthorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    isAnswer,
  });
  return {
    start: (player) => {
      const { profileId, titleId } = player;
      return request(player, 'start', { profileId, titleId });
    },
    heartbeat: (stream, position) => {
      const { profileId, titleId, sessionId } = stream;
      return request(stream, 'heartbeat', { profileId, titleId, sessionId, ...position });
    },
  };
}

/** Each player starts one more stream, in turn. */
export function starts({ start }: PlaybackRequests, players: readonly StreamPlayer[]): NextRequest {
  const next = inTurn(players);
  return () => start(next().item);
}

/** Each stream is renewed, in turn. */
export function heartbeats({ heartbeat }: PlaybackRequests, streams: readonly RunningStream[]): NextRequest {
  const next = inTurn(streams);
  return () => {
    const { item, round } = next();
    const positionSeconds = (round * STEP_SECONDS) % RUNTIME_SECONDS;
    return heartbeat(item, { positionSeconds, sequence: round, observedAt: new Date() });
  };
}

function inTurn<Item>(items: readonly Item[]) {
  let count = 0;
  return () => {
    const item = items[count % items.length];
    const round = Math.floor(count / items.length);
    count += 1;
    if (item === undefined) throw new RangeError('Nobody plays.');
    return { item, round };
  };
}

const started = z.object({ sessionId: z.string() });
const answered = z.union([started, z.object({ data: z.object({ startPlayback: started }) })]);

/** The client's identification of a stream, from the response to its start. */
export function sessionIn(answer: string): string {
  const said = answered.parse(JSON.parse(answer));
  return 'data' in said ? said.data.startPlayback.sessionId : said.sessionId;
}
