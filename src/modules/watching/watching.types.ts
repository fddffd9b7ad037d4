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
    SAMPLED: { description: 'Under two percent and under a minute: not called started.' },
    IN_PROGRESS: { description: 'Started and not finished.' },
    COMPLETED: { description: 'Seen to the credits, or to 95 percent where nobody knows when they begin.' },
  },
});

const OpinionEnum: Record<Opinion, Opinion> = { DISLIKE: 'DISLIKE', LIKE: 'LIKE', LOVE: 'LOVE' };
registerEnumType(OpinionEnum, { name: 'Opinion', description: 'What somebody thinks of a title.' });

const WatchEventEnum: Record<WatchHistoryEntry['event'], WatchHistoryEntry['event']> = {
  STARTED: 'STARTED',
  COMPLETED: 'COMPLETED',
};
registerEnumType(WatchEventEnum, { name: 'WatchEvent', description: 'What happened to a title.' });

const ReasonEnum = { RESUME: 'RESUME', NEXT_EPISODE: 'NEXT_EPISODE' } as const;
registerEnumType(ReasonEnum, {
  name: 'ContinueWatchingReason',
  description: 'Why a title is offered to go on with.',
  valuesConfig: {
    RESUME: { description: 'It was begun and not finished.' },
    NEXT_EPISODE: { description: 'It comes after what was seen last of its series, and was not begun.' },
  },
});

@ObjectType('WatchProgress', { description: 'Where a profile stands in a title.', simpleResolvers: true })
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

  @Field(() => DateTime, { nullable: true, description: 'When it was first seen to the end.' })
  completedAt!: Date | null;
}

@ObjectType('ContinueWatchingItem', { description: 'Something to go on with.', simpleResolvers: true })
export class ContinueWatchingItemType {
  /** The whole: the series of an episode. */
  titleId!: string;

  playableId!: string;

  @Field(() => WatchProgressType, {
    nullable: true,
    description: 'Where the profile stands in what is to be played; null where it has seen nothing of it.',
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

@ObjectType('WatchProgressUpdated', { description: 'A profile moved on in a title.', simpleResolvers: true })
export class WatchProgressUpdatedType {
  @Field(() => ID, { description: 'Pass it as `after` to catch up from here.' })
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

  @Field(() => Float, { description: 'The share that was seen, 0 to 1.' })
  share!: number;
}

export const ContinueWatchingConnectionType = connectionType(
  'ContinueWatchingItem',
  () => ContinueWatchingItemType,
);
export const WatchHistoryConnectionType = connectionType('WatchHistoryEntry', () => WatchHistoryEntryType);

@InputType('ProgressEntryInput', { description: 'What a player reports of itself.' })
export class ProgressEntryInput {
  @Field(() => ID)
  titleId!: string;

  @Field(() => Int, { description: 'Clamped to the running time.' })
  positionSeconds!: number;

  @Field(() => DateTime, {
    description: 'When the player was there, by its own clock; the future counts as now.',
  })
  observedAt!: Date;

  @Field(() => Int, { description: "The player's own count, which orders reports of the same instant." })
  sequence!: number;
}

@InputType('RecordProgressInput', {
  description: 'Up to 100 reports; a player that was offline sends them together.',
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
  description: 'That a profile had its history cleared.',
  simpleResolvers: true,
})
export class HistoryClearingType {
  @Field(() => ID)
  profileId!: string;

  @Field(() => DateTime, { description: 'Everything up to then was cleared.' })
  clearedAt!: Date;
}
