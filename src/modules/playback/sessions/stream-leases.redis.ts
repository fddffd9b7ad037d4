import { z } from 'zod';
import { settlesWithin } from '../../../platform/async/deadline.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Script } from '../../../platform/redis/script.js';
import { ServiceUnavailableError } from '../../../shared/domain-error.js';
import { type LiveStream, STREAM_ENDINGS } from '../domain/stream.js';
import { LONGEST_STREAM_MS, type StreamKeys } from './stream-keys.js';
import type { EndedStream, NewStream, NoRoom, StreamLeases } from './stream-leases.js';
import {
  END_SELECTED_STREAMS,
  END_STREAM,
  LIST_STREAMS,
  RENEW_STREAM,
  START_STREAM,
} from './stream-leases.script.js';

export interface StreamLeasesOptions {
  readonly redis: RedisClient;
  readonly keys: StreamKeys;
  readonly leaseSeconds: number;
}

/** The timeout after which playback fails as unavailable. */
const PATIENCE_MS = 1_000;
const RETRY_AFTER_SECONDS = 2;

const list = z.array(z.string());
const noRoom = z.tuple([z.literal('NO_ROOM'), list]);
const startAnswer = z.union([z.tuple([z.literal('STARTED'), z.string(), z.string()]), noRoom]);
const heartbeatAnswer = z.union([
  z.tuple([z.literal('RENEWED'), z.enum(['KEPT', 'ANEW']), z.number()]),
  z.tuple([z.literal('ENDED'), z.enum(STREAM_ENDINGS)]),
  noRoom,
]);

/** Each operation is one script, with the time of Redis, because processes may die and their clocks differ. */
export function createRedisStreamLeases({ redis, keys, leaseSeconds }: StreamLeasesOptions): StreamLeases {
  const settings = [keys.channel, Math.round(leaseSeconds * 1_000), LONGEST_STREAM_MS];

  async function run(script: Script, accountId: string, ...values: (string | number)[]): Promise<unknown> {
    const fixed = [keys.endedPrefix(accountId), ...settings];
    const answer = script.run(redis, [keys.ofAccount(accountId)], [...fixed, ...values]);
    const isAnswered = await settlesWithin(answer, PATIENCE_MS).catch((cause: unknown) => {
      throw new StreamsUnavailableError(cause);
    });
    if (!isAnswered) throw new StreamsUnavailableError('no answer in time');
    return answer;
  }

  const none = (accountId: string, lines: readonly string[]): NoRoom => ({
    outcome: 'NO_ROOM',
    streams: streamsOf(accountId, lines),
  });

  return {
    async start(stream, limit, takeOver) {
      const { id, accountId } = stream;
      const answer = startAnswer.parse(
        await run(START_STREAM, accountId, id, subjectOf(stream), limit, takeOver ?? ''),
      );
      if (answer[0] === 'NO_ROOM') return none(accountId, answer[1]);
      const [outcome, startedAt, taken] = answer;
      return {
        outcome,
        stream: { ...stream, startedAt: new Date(Number(startedAt)) },
        takenOver: taken === '' ? null : streamOf(accountId, `${takeOver} ${taken}`),
      };
    },

    async heartbeat(stream, limit) {
      const { id, accountId, startedAt } = stream;
      const answer = heartbeatAnswer.parse(
        await run(RENEW_STREAM, accountId, id, subjectOf(stream), startedAt.getTime(), limit),
      );
      if (answer[0] === 'NO_ROOM') return none(accountId, answer[1]);
      return answer[0] === 'ENDED'
        ? { outcome: answer[0], reason: answer[1] }
        : { outcome: answer[0], isAnew: answer[1] === 'ANEW', renewals: answer[2] };
    },

    end: async ({ accountId, id }, reason) => (await run(END_STREAM, accountId, id, reason)) === 1,

    async endSelected(accountId, selection, reason, causeId, now) {
      const { profileId, exceptDeviceSessionId, deviceSessionIds } = selection;
      const meant = [profileId ?? '', exceptDeviceSessionId ?? '', ...(deviceSessionIds ?? [])];
      const answer = await run(END_SELECTED_STREAMS, accountId, reason, causeId, now.getTime(), ...meant);
      return list.parse(answer).map((line) => endedStreamOf(accountId, line));
    },

    list: async (accountId) => streamsOf(accountId, list.parse(await run(LIST_STREAMS, accountId))),
  };
}

/** Redis is down, or does not answer in time. */
class StreamsUnavailableError extends ServiceUnavailableError {
  constructor(cause: unknown) {
    super('Playing', RETRY_AFTER_SECONDS);
    this.cause = cause;
  }
}

function subjectOf({ profileId, deviceSessionId, titleId }: NewStream): string {
  return `${profileId} ${deviceSessionId} ${titleId}`;
}

function streamsOf(accountId: string, lines: readonly string[]): LiveStream[] {
  return lines.map((line) => streamOf(accountId, line)).toSorted(byAge);
}

/** Streams that started in the same millisecond are ordered by id (UUIDv7), as far as one process created them. */
function byAge(one: LiveStream, other: LiveStream): number {
  return one.startedAt.getTime() - other.startedAt.getTime() || (one.id < other.id ? -1 : 1);
}

function endedStreamOf(accountId: string, line: string): EndedStream {
  const [text = '', endedAt] = line.split('|');
  const stream = streamOf(accountId, text);
  // Unknown for streams of an older version.
  return { ...stream, endedAt: endedAt ? new Date(Number(endedAt)) : stream.lastHeartbeatAt };
}

function streamOf(accountId: string, line: string): LiveStream {
  const [id = '', profileId = '', deviceSessionId = '', titleId = '', startedAt, heardAt] = line.split(' ');
  return {
    id,
    accountId,
    profileId,
    deviceSessionId,
    titleId,
    startedAt: new Date(Number(startedAt)),
    lastHeartbeatAt: new Date(Number(heardAt)),
  };
}
