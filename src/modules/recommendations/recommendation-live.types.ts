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
  description: 'What made recommendations worth looking at again.',
});

@ObjectType('RecommendationsRefreshed', {
  description: "A profile's recommendations were worked out anew.",
  simpleResolvers: true,
})
export class RecommendationsRefreshedType {
  @Field(() => ID, { description: 'Pass it as `after` to catch up from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => ID)
  profileId!: string;

  @Field(() => ID, { nullable: true, description: 'What was learned last; null before anything was.' })
  modelVersion!: string | null;

  @Field(() => RefreshReasonEnum)
  reason!: RefreshReason;
}
