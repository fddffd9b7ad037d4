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
  description: 'What happened to a request for media.',
  valuesConfig: {
    GRANTED: { description: 'Playback was granted: URLs were signed.' },
    DENIED: { description: 'Refused; the reason says why.' },
    RENEWED: { description: 'A signed URL was renewed.' },
    MANIFEST: { description: 'A manifest was fetched.' },
    SEGMENT: { description: 'A media segment was fetched.' },
    ENDED: { description: 'Playback has ended; the reason says how.' },
  },
});

@ObjectType('AccessLogEntry', {
  description:
    'An access to media, granted or denied. Entries are immutable and identify people by their ids only.',
  simpleResolvers: true,
})
export class AccessLogEntryType implements StoredAccess {
  @Field(() => ID)
  id!: string;

  @Field(() => AccessEventEnum)
  event!: AccessEvent;

  @Field(() => String, { nullable: true, description: 'For example, the code of the error that denied it.' })
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
    description:
      "The client's network: the first 24 bits of an IPv4 address, or the first 48 of an IPv6 address.",
  })
  network!: string | null;

  @Field(() => ID, { nullable: true, description: 'The `x-request-id` of the response.' })
  requestId!: string | null;

  @Field(() => DateTime)
  occurredAt!: Date;
}

export const AccessLogEntryConnectionType = connectionType('AccessLogEntry', () => AccessLogEntryType);

@InputType('AccessLogFilter', {
  description:
    'Omitted fields do not filter. Filtering by profile, title or event also requires an account, a playback session or a time.',
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

  @Field(() => DateTime, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}
