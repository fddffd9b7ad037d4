import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { RefreshReason } from './refresh-announcer.js';

const RefreshReasonEnum: Record<RefreshReason, RefreshReason> = {
  TITLE_COMPLETED: 'TITLE_COMPLETED',
  TITLE_RATED: 'TITLE_RATED',
  RATING_REMOVED: 'RATING_REMOVED',
  WATCHLIST_CHANGED: 'WATCHLIST_CHANGED',
  HISTORY_CLEARED: 'HISTORY_CLEARED',
  REQUESTED: 'REQUESTED',
};
registerEnumType(RefreshReasonEnum, {
  name: 'RecommendationRefreshReason',
  description: 'Why recommendations were refreshed.',
});

@ObjectType('RecommendationsRefreshed', {
  description: "A profile's recommendations were refreshed.",
  simpleResolvers: true,
})
export class RecommendationsRefreshedType {
  @Field(() => ID, { description: 'Pass it as `after` to resume from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID)
  profileId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The version of the serving model; null before the first one.',
  })
  modelVersion!: string | null;

  @Field(() => RefreshReasonEnum)
  reason!: RefreshReason;
}
