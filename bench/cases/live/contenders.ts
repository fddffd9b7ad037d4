import { Redis } from 'ioredis';
import type { Engine } from '../../../src/engine.js';
import { watchProgressTopic } from '../../../src/modules/watching/watching.live.js';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { newId } from '../../../src/shared/ids.js';
import type { Player } from '../progress/over-http.js';
import { RUNTIME_SECONDS } from '../progress/viewers.js';
import { type Follower, follow } from './follower.js';

/** A server under comparison, which sends events of households to their sockets. */
export interface Contender {
  /** An event of a household, which is published by calling the result. */
  prepare(household: number): () => Promise<void>;
  /** Called for every message that a socket receives. */
  onHeard(listener: (household: number) => void): void;
}

/** The streams to follow, and the number of sockets for each. */
export interface Audience {
  readonly players: readonly Player[];
  readonly socketsEach: number;
}

const SUBSCRIPTION = `subscription WatchProgressUpdated($profileId: ID!, $after: ID) {
  watchProgressUpdated(profileId: $profileId, after: $after) { id occurredAt profileId state positionSeconds durationSeconds share }
}`;
const OPENING_AT_ONCE = 50;
const SOCKETS_A_LOOPBACK_ADDRESS = 500;

/** Live topics, read by graphql-ws sockets. @returns it with the first message of one socket per household */
export async function followOurs(
  { liveTopics, clock }: Engine,
  address: string,
  { players, socketsEach }: Audience,
  disposer: Disposer,
): Promise<{ readonly contender: Contender; readonly messages: readonly Buffer[] }> {
  let heard: (household: number) => void = () => undefined;
  function prepare(household: number): () => Promise<void> {
    const { profileId, titleId } = playerAt(players, household);
    const occurredAt = clock.now();
    const event = {
      id: newId(),
      occurredAt,
      payload: {
        profileId,
        titleId,
        positionSeconds: RUNTIME_SECONDS / 2,
        durationSeconds: RUNTIME_SECONDS,
        state: 'IN_PROGRESS' as const,
        observedAt: occurredAt.toISOString(),
      },
    };
    return () => liveTopics.publish(watchProgressTopic, profileId, event);
  }
  // The first event of every socket, which asks for all events: it shows that the socket follows.
  for (const household of players.keys()) await prepare(household)();
  const followers = await followAll(players.length * socketsEach, disposer, (place, localAddress) => {
    const household = place % players.length;
    const { profileId, authorization } = playerAt(players, household);
    const payload = { query: SUBSCRIPTION, variables: { profileId, after: 'nothing-yet' } };
    return follow({
      url: `${address.replace('http', 'ws')}/graphql`,
      protocol: 'graphql-transport-ws',
      localAddress,
      greetings: [
        JSON.stringify({ type: 'connection_init', payload: { authorization } }),
        JSON.stringify({ type: 'subscribe', id: '1', payload }),
      ],
      onMessage: () => heard(household),
    });
  });
  const messages = followers.slice(0, players.length).map(({ answer }) => answer);
  if (!messages.every((message) => message.includes('"type":"next"'))) {
    throw new Error(`A socket does not follow: ${messages[0]?.toString()}`);
  }
  return {
    contender: {
      prepare,
      onHeard: (listener) => {
        heard = listener;
      },
    },
    messages,
  };
}

/** As many as the product keeps. */
const MOST_STORED = 10_000;

/** Plain sockets, which receive bytes from a Redis channel unchanged, with and without storing them in a stream first. */
export async function followBare(
  address: string,
  redisUrl: string,
  { messages, socketsEach }: { readonly messages: readonly Buffer[]; readonly socketsEach: number },
  disposer: Disposer,
): Promise<{ readonly bare: Contender; readonly storing: Contender }> {
  const redis = new Redis(redisUrl);
  disposer.defer(async () => redis.disconnect());
  let heard: (household: number) => void = () => undefined;
  await followAll(messages.length * socketsEach, disposer, (place, localAddress) => {
    const household = place % messages.length;
    return follow({
      url: address.replace('http', 'ws'),
      localAddress,
      greetings: [channelOf(household)],
      onMessage: () => heard(household),
    });
  });
  const onHeard: Contender['onHeard'] = (listener) => {
    heard = listener;
  };
  return {
    bare: {
      prepare: (household) => async () => {
        await redis.publish(channelOf(household), messages[household] ?? '');
      },
      onHeard,
    },
    storing: {
      prepare: (household) => async () => {
        const message = messages[household] ?? '';
        const channel = channelOf(household);
        const results = await redis
          .multi()
          .xadd(`${channel}-events`, 'MAXLEN', '~', MOST_STORED, '*', 'event', message)
          .publish(channel, message)
          .exec();
        for (const [error] of results ?? []) if (error) throw error;
      },
      onHeard,
    },
  };
}

function channelOf(household: number): string {
  return `bench-household-${household}`;
}

async function followAll(
  count: number,
  disposer: Disposer,
  open: (place: number, localAddress: string) => Promise<Follower>,
): Promise<Follower[]> {
  const followers: Follower[] = [];
  disposer.defer(async () => {
    for (const follower of followers) follower.close();
  });
  while (followers.length < count) {
    const places = Array.from(
      { length: Math.min(OPENING_AT_ONCE, count - followers.length) },
      (_, index) => followers.length + index,
    );
    const opened = await Promise.all(
      places.map((place) => open(place, `127.0.1.${1 + Math.floor(place / SOCKETS_A_LOOPBACK_ADDRESS)}`)),
    );
    followers.push(...opened);
  }
  return followers;
}

function playerAt(players: readonly Player[], index: number): Player {
  const player = players[index];
  if (!player) throw new RangeError('Nobody plays.');
  return player;
}
