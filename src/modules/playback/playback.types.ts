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
  description: 'Why a stream is over.',
  valuesConfig: {
    STOPPED: { description: 'A device of the account stopped it.' },
    TAKEN_OVER: { description: 'Another stream of the account took its place.' },
    ACCESS_ENDED: { description: 'The subscription does not open titles any more.' },
    SIGNED_OUT: { description: 'Its device was signed out.' },
    PROFILE_CLOSED: { description: 'Its profile was deleted, or locked on its device.' },
    LAPSED: { description: 'Its player was not heard of, and others have taken its place.' },
  },
});

@ObjectType('PlaybackEnded', {
  description: 'A stream of the account, or all of them, have to end now.',
  simpleResolvers: true,
})
export class PlaybackEndedType {
  @Field(() => ID, { description: 'Pass it as `after` to catch up from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Null: all of them.' })
  sessionId!: string | null;

  @Field(() => PlaybackEndReasonEnum)
  reason!: StreamEnding;
}

@ObjectType('Playback', { description: 'A title that is being played.', simpleResolvers: true })
export class PlaybackType implements Playback {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => String, {
    description: 'An HLS manifest. What it names relative to itself is let through, too.',
  })
  manifestUrl!: string;

  @Field(() => DateTime, {
    description: 'From then on the manifest and its media are refused: a heartbeat renews them.',
  })
  expiresAt!: Date;

  @Field(() => Int, {
    description: 'Where to play on from; 0 where nothing was begun, or it was seen to the end.',
  })
  resumePositionSeconds!: number;

  @Field(() => Int, { description: 'Send `heartbeatPlayback` as often.' })
  heartbeatIntervalSeconds!: number;
}

@ObjectType('StoppedPlayback', { description: 'A stream that is over.', simpleResolvers: true })
export class StoppedPlaybackType {
  @Field(() => ID)
  sessionId!: string;
}

@ObjectType('PlaybackSession', {
  description: 'A title that is being played on a device.',
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

  @Field(() => DateTime, { description: 'When its player was heard of last.' })
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
    description: 'The `sessionId` of a stream of the account that ends so that this one can begin.',
  })
  takeOver?: string | null;
}

@InputType('HeartbeatPlaybackInput')
export class HeartbeatPlaybackInput {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => Int, { description: 'Where the player is. Clamped to the running time.' })
  positionSeconds!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the player was there, by its own clock; now, where it does not say.',
  })
  observedAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "The player's own count, which orders reports of the same instant.",
  })
  sequence?: number | null;
}

@InputType('StopPlaybackInput')
export class StopPlaybackInput {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => Int, { nullable: true, description: 'Where the player is, if it is the one that plays it.' })
  positionSeconds?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'As in `heartbeatPlayback`.' })
  observedAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'As in `heartbeatPlayback`.' })
  sequence?: number | null;
}
