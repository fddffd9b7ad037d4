import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';

/** Why a stream has to end. */
export type PlaybackEndReason = 'ACCESS_ENDED';

const PlaybackEndReasonEnum: Record<PlaybackEndReason, PlaybackEndReason> = { ACCESS_ENDED: 'ACCESS_ENDED' };
registerEnumType(PlaybackEndReasonEnum, {
  name: 'PlaybackEndReason',
  description: 'Why a stream has to end: `ACCESS_ENDED`, the subscription does not open titles any more.',
});

@ObjectType('PlaybackEnded', {
  description: 'Streams of the account have to end now.',
  simpleResolvers: true,
})
export class PlaybackEndedType {
  @Field(() => ID, { description: 'Pass it as `after` to catch up from here.' })
  id!: string;

  @Field(() => DateTime)
  occurredAt!: Date;

  @Field(() => PlaybackEndReasonEnum)
  reason!: PlaybackEndReason;
}
