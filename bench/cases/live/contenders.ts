import { Redis } from 'ioredis';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { type Follower, follow } from './follower.js';
import type { Stream } from './streams.js';

/** A server under comparison, which sends events of streams to their sockets. */
export interface Contender {
  /** An event of a stream, which is published by calling the result. */
  prepare(stream: number): () => Promise<void>;
  /** Called for every message that a socket receives. */
  onHeard(listener: (stream: number) => void): void;
}

/** The streams to follow, and the number of sockets for each. */
export interface Audience {
  readonly streams: readonly Stream[];
  readonly socketsEach: number;
}

const OPENING_AT_ONCE = 50;
const SOCKETS_A_LOOPBACK_ADDRESS = 500;

/** Live topics, read by graphql-ws sockets. @returns it with the first message of one socket per stream */
export async function followOurs(
  address: string,
  { streams, socketsEach }: Audience,
  disposer: Disposer,
): Promise<{ readonly contender: Contender; readonly messages: readonly Buffer[] }> {
  let heard: (stream: number) => void = () => undefined;
  // The first event of every socket, which asks for all events: it shows that the socket follows.
  for (const stream of streams) await stream.prepare()();
  const followers = await followAll(streams.length * socketsEach, disposer, (place, localAddress) => {
    const index = place % streams.length;
    const { query, variables, authorizations } = elementAt(streams, index);
    const authorization = elementAt(authorizations, place % authorizations.length);
    const payload = { query, variables: { ...variables, after: 'nothing-yet' } };
    return follow({
      url: `${address.replace('http', 'ws')}/graphql`,
      protocol: 'graphql-transport-ws',
      localAddress,
      greetings: [
        JSON.stringify({ type: 'connection_init', payload: { authorization } }),
        JSON.stringify({ type: 'subscribe', id: '1', payload }),
      ],
      onMessage: () => heard(index),
    });
  });
  const messages = followers.slice(0, streams.length).map(({ answer }) => answer);
  if (!messages.every((message) => message.includes('"type":"next","payload":{"data":{'))) {
    throw new Error(`A socket does not follow: ${messages[0]?.toString()}`);
  }
  return {
    contender: {
      prepare: (stream) => elementAt(streams, stream).prepare(),
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
  let heard: (stream: number) => void = () => undefined;
  await followAll(messages.length * socketsEach, disposer, (place, localAddress) => {
    const stream = place % messages.length;
    return follow({
      url: address.replace('http', 'ws'),
      localAddress,
      greetings: [channelOf(stream)],
      onMessage: () => heard(stream),
    });
  });
  const onHeard: Contender['onHeard'] = (listener) => {
    heard = listener;
  };
  return {
    bare: {
      prepare: (stream) => async () => {
        await redis.publish(channelOf(stream), messages[stream] ?? '');
      },
      onHeard,
    },
    storing: {
      prepare: (stream) => async () => {
        const message = messages[stream] ?? '';
        const channel = channelOf(stream);
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

function channelOf(stream: number): string {
  return `bench-stream-${stream}`;
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

function elementAt<Element>(elements: readonly Element[], index: number): Element {
  const element = elements[index];
  if (element === undefined) throw new RangeError(`There is no element ${index}.`);
  return element;
}
