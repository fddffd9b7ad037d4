import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, JSONObject } from '../../graphql/scalars.js';
import type { AuditEntry, AuditFilter, Facts } from './audit-entry.repository.js';

@ObjectType('AuditEntry', {
  description: 'An entry of the audit trail. Entries are immutable and identify people by their ids only.',
  simpleResolvers: true,
})
export class AuditEntryType implements AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The account that acted. Null: the platform, or a caller who was not signed in.',
  })
  actorId!: string | null;

  @Field(() => String, { description: 'In the past tense, such as accounts.role_changed.' })
  action!: string;

  @Field(() => String, { description: 'The kind of object that was changed, such as account.' })
  subjectType!: string;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => JSONObject, { nullable: true, description: 'The changed fields, with their previous values.' })
  before!: Facts | null;

  @Field(() => JSONObject, { nullable: true, description: 'The changed fields, with their new values.' })
  after!: Facts | null;

  @Field(() => JSONObject, { description: 'Further details.' })
  details!: Facts;

  @Field(() => String, { nullable: true, description: "The caller's network address." })
  address!: string | null;

  @Field(() => ID, { nullable: true, description: 'The device session of the caller.' })
  sessionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The `x-request-id` of the response.' })
  requestId!: string | null;

  @Field(() => DateTime)
  occurredAt!: Date;
}

export const AuditEntryConnectionType = connectionType('AuditEntry', () => AuditEntryType);

@InputType('AuditLogFilter', { description: 'Omitted fields do not filter.' })
export class AuditLogFilter implements AuditFilter {
  @Field(() => ID, { nullable: true, description: 'The account that acted.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as accounts.role_changed.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as account.' })
  subjectType?: string | null;

  @Field(() => ID, { nullable: true })
  subjectId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}
