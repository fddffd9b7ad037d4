import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { Opinion } from './domain/rating.js';
import type { WatchState } from './domain/watch-progress.js';
import type { WatchHistoryEntry } from './watch-history.repository.js';

const WatchStateEnum: Record<WatchState, WatchState> = {
  SAMPLED: 'SAMPLED',
  IN_PROGRESS: 'IN_PROGRESS',
  COMPLETED: 'COMPLETED',
};
registerEnumType(WatchStateEnum, {
  name: 'WatchState',
  description: 'How far a title was watched.',
  valuesConfig: {
    SAMPLED: { description: 'Below both two percent and a minute, which does not count as started.' },
    IN_PROGRESS: { description: 'Started and not finished.' },
    COMPLETED: { description: 'Watched to the credits, or to 95 % where their start is unknown.' },
  },
});

const OpinionEnum: Record<Opinion, Opinion> = { DISLIKE: 'DISLIKE', LIKE: 'LIKE', LOVE: 'LOVE' };
registerEnumType(OpinionEnum, { name: 'Opinion', description: 'An opinion of a title.' });

const WatchEventEnum: Record<WatchHistoryEntry['event'], WatchHistoryEntry['event']> = {
  STARTED: 'STARTED',
  COMPLETED: 'COMPLETED',
};
registerEnumType(WatchEventEnum, { name: 'WatchEvent', description: 'A progress change in a title.' });

const ReasonEnum = { RESUME: 'RESUME', NEXT_EPISODE: 'NEXT_EPISODE' } as const;
registerEnumType(ReasonEnum, {
  name: 'ContinueWatchingReason',
  description: 'Why a title is offered in Continue Watching.',
  valuesConfig: {
    RESUME: { description: 'Started and not finished.' },
    NEXT_EPISODE: { description: 'The next episode after the last one finished, not yet started.' },
  },
});

@ObjectType('WatchProgress', { description: "A profile's progress in a title.", simpleResolvers: true })
export class WatchProgressType {
  titleId!: string;

  @Field(() => WatchStateEnum)
  state!: WatchState;

  @Field(() => Int)
  positionSeconds!: number;

  @Field(() => Int)
  durationSeconds!: number;

  @Field(() => DateTime, { description: 'When a player was last seen at this position.' })
  observedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was first completed.' })
  completedAt!: Date | null;
}

@ObjectType('ContinueWatchingItem', { description: 'An entry of Continue Watching.', simpleResolvers: true })
export class ContinueWatchingItemType {
  /** The series of an episode, or the film itself. */
  titleId!: string;

  playableId!: string;

  @Field(() => WatchProgressType, {
    nullable: true,
    description: "The profile's progress in `playable`; null when it has not started it.",
  })
  progress!: WatchProgressType | null;

  @Field(() => ReasonEnum)
  reason!: keyof typeof ReasonEnum;
}

@ObjectType('WatchHistoryEntry', {
  description: 'A title that was started or finished.',
  simpleResolvers: true,
})
export class WatchHistoryEntryType {
  @Field(() => ID)
  id!: string;

  titleId!: string;

  @Field(() => WatchEventEnum)
  event!: WatchHistoryEntry['event'];

  @Field(() => Int)
  positionSeconds!: number;

  @Field(() => DateTime)
  occurredAt!: Date;
}

@ObjectType('Rating', { description: "A profile's opinion of a title.", simpleResolvers: true })
export class RatingType {
  titleId!: string;

  @Field(() => OpinionEnum)
  opinion!: Opinion;

  @Field(() => DateTime)
  ratedAt!: Date;
}

@ObjectType('WatchProgressUpdated', { description: "A profile's progress changed.", simpleResolvers: true })
export class WatchProgressUpdatedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID)
  profileId!: string;

  titleId!: string;

  @Field(() => WatchStateEnum)
  state!: WatchState;

  @Field(() => Int)
  positionSeconds!: number;

  @Field(() => Int)
  durationSeconds!: number;

  @Field(() => Float, { description: 'The share that was watched, 0 to 1.' })
  share!: number;
}

export const ContinueWatchingConnectionType = connectionType(
  'ContinueWatchingItem',
  () => ContinueWatchingItemType,
);
export const WatchHistoryConnectionType = connectionType('WatchHistoryEntry', () => WatchHistoryEntryType);

@InputType('ProgressEntryInput', { description: "A player's report of its position." })
export class ProgressEntryInput {
  @Field(() => ID)
  titleId!: string;

  @Field(() => Int, { description: 'Clamped to the running time.' })
  positionSeconds!: number;

  @Field(() => DateTime, {
    description: 'When the player was at this position, by its own clock; times in the future count as now.',
  })
  observedAt!: Date;

  @Field(() => Int, { description: 'A counter kept by the player, which orders reports with the same time.' })
  sequence!: number;
}

@InputType('RecordProgressInput', {
  description: 'Up to 100 reports, so that a player that was offline can send them together.',
})
export class RecordProgressInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => [ProgressEntryInput])
  entries!: ProgressEntryInput[];
}

@InputType('RateTitleInput')
export class RateTitleInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => ID)
  titleId!: string;

  @Field(() => OpinionEnum)
  opinion!: Opinion;
}

@InputType('TitleOfProfileInput', { description: 'A title, as one profile sees it.' })
export class TitleOfProfileInput {
  @Field(() => ID)
  profileId!: string;

  @Field(() => ID)
  titleId!: string;
}

@ObjectType('HistoryClearing', {
  description: "The result of clearing a profile's history.",
  simpleResolvers: true,
})
export class HistoryClearingType {
  @Field(() => ID)
  profileId!: string;

  @Field(() => DateTime, { description: 'Everything up to this time was cleared.' })
  clearedAt!: Date;
}
