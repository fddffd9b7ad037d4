import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.js';
import { DateTime } from '../../../graphql/scalars.js';
import type { AccessFilter, StoredAccess } from './access-entry.repository.js';
import type { AccessEvent } from './access-log.js';

const AccessEventEnum: Record<AccessEvent, AccessEvent> = {
  GRANTED: 'GRANTED',
  DENIED: 'DENIED',
  RENEWED: 'RENEWED',
  MANIFEST: 'MANIFEST',
  SEGMENT: 'SEGMENT',
  ENDED: 'ENDED',
};
registerEnumType(AccessEventEnum, {
  name: 'AccessEvent',
  description: 'What was asked of the media, and what became of it.',
  valuesConfig: {
    GRANTED: { description: 'Playback may begin: addresses were signed.' },
    DENIED: { description: 'Refused; the reason says why.' },
    RENEWED: { description: 'What was signed holds for longer.' },
    MANIFEST: { description: 'A manifest was fetched.' },
    SEGMENT: { description: 'A piece of the media was fetched.' },
    ENDED: { description: 'Playback has ended; the reason says how.' },
  },
});

@ObjectType('AccessLogEntry', {
  description:
    'Somebody got at media, or did not. It never changes, and tells of people no more than their ids.',
  simpleResolvers: true,
})
export class AccessLogEntryType implements StoredAccess {
  @Field(() => ID)
  id!: string;

  @Field(() => AccessEventEnum)
  event!: AccessEvent;

  @Field(() => String, { nullable: true, description: 'Such as the code of the error that refused it.' })
  reason!: string | null;

  @Field(() => ID, { nullable: true })
  accountId!: string | null;

  @Field(() => ID, { nullable: true })
  profileId!: string | null;

  @Field(() => ID, { nullable: true })
  deviceSessionId!: string | null;

  @Field(() => ID, { nullable: true })
  playbackSessionId!: string | null;

  @Field(() => ID, { nullable: true })
  titleId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The network that it came from: of IPv4 the first 24 bits, of IPv6 the first 48.',
  })
  network!: string | null;

  @Field(() => ID, { nullable: true, description: 'The `x-request-id` of the answer.' })
  requestId!: string | null;

  @Field(() => DateTime)
  occurredAt!: Date;
}

export const AccessLogEntryConnectionType = connectionType('AccessLogEntry', () => AccessLogEntryType);

@InputType('AccessLogFilter', {
  description:
    'What is left out is not asked for. A profile, title or event is looked for within an account, a playback session or a time.',
})
export class AccessLogFilter implements AccessFilter {
  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true })
  profileId?: string | null;

  @Field(() => ID, { nullable: true })
  playbackSessionId?: string | null;

  @Field(() => ID, { nullable: true })
  titleId?: string | null;

  @Field(() => AccessEventEnum, { nullable: true })
  event?: AccessEvent | null;

  @Field(() => DateTime, { nullable: true, description: 'At this moment or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}
