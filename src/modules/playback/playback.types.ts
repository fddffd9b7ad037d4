import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { StreamEnding } from './domain/stream.js';
import type { Playback } from './playback.js';

const PlaybackEndReasonEnum: Record<StreamEnding, StreamEnding> = {
  STOPPED: 'STOPPED',
  TAKEN_OVER: 'TAKEN_OVER',
  ACCESS_ENDED: 'ACCESS_ENDED',
  SIGNED_OUT: 'SIGNED_OUT',
  PROFILE_CLOSED: 'PROFILE_CLOSED',
  LAPSED: 'LAPSED',
};
registerEnumType(PlaybackEndReasonEnum, {
  name: 'PlaybackEndReason',
  description: 'Why a stream ended.',
  valuesConfig: {
    STOPPED: { description: 'A device of the account stopped it.' },
    TAKEN_OVER: { description: 'Another stream of the account took it over.' },
    ACCESS_ENDED: { description: 'The subscription no longer gives access.' },
    SIGNED_OUT: { description: 'Its device was signed out.' },
    PROFILE_CLOSED: { description: 'Its profile was deleted, or locked on its device.' },
    LAPSED: { description: 'Its player stopped sending heartbeats, and another stream took its slot.' },
  },
});

@ObjectType('PlaybackEnded', {
  description: 'One stream of the account, or all of them, must end now.',
  simpleResolvers: true,
})
export class PlaybackEndedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Null: all of them.' })
  sessionId!: string | null;

  @Field(() => PlaybackEndReasonEnum)
  reason!: StreamEnding;
}

@ObjectType('Playback', { description: 'A running stream.', simpleResolvers: true })
export class PlaybackType implements Playback {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => String, {
    description:
      'The URL of the HLS manifest. It also authorises what the manifest refers to by relative URLs.',
  })
  manifestUrl!: string;

  @Field(() => DateTime, {
    description: 'When the manifest URL and its media expire; a heartbeat renews them.',
  })
  expiresAt!: Date;

  @Field(() => Int, {
    description:
      'The position to resume from, in seconds; 0 when the title was not started, or was completed.',
  })
  resumePositionSeconds!: number;

  @Field(() => Int, { description: 'Send `heartbeatPlayback` at this interval.' })
  heartbeatIntervalSeconds!: number;
}

@ObjectType('StoppedPlayback', { description: 'A stream that ended.', simpleResolvers: true })
export class StoppedPlaybackType {
  @Field(() => ID)
  sessionId!: string;
}

@ObjectType('PlaybackSession', {
  description: 'A stream on a device.',
  simpleResolvers: true,
})
export class PlaybackSessionType {
  titleId!: string;
  profileId!: string;
  deviceSessionId!: string;

  @Field(() => ID, { description: 'What `stopPlayback` and `takeOver` ask for.' })
  sessionId!: string;

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { description: 'The time of its last heartbeat.' })
  lastHeartbeatAt!: Date;
}

@InputType('StartPlaybackInput')
export class StartPlaybackInput {
  @Field(() => ID)
  titleId!: string;

  @Field(() => ID)
  profileId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The `sessionId` of a stream of the account to end in favour of this one.',
  })
  takeOver?: string | null;
}

@InputType('HeartbeatPlaybackInput')
export class HeartbeatPlaybackInput {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => Int, { description: "The player's position in seconds, clamped to the running time." })
  positionSeconds!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the player was at this position, by its own clock; now by default.',
  })
  observedAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A counter kept by the player, which orders reports with the same time.',
  })
  sequence?: number | null;
}

@InputType('StopPlaybackInput')
export class StopPlaybackInput {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The player's position in seconds, if the calling device plays it.",
  })
  positionSeconds?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'As in `heartbeatPlayback`.' })
  observedAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'As in `heartbeatPlayback`.' })
  sequence?: number | null;
}
