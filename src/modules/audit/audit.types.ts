import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime, JSONObject } from '../../graphql/scalars.js';
import type { AuditEntry, AuditFilter, Facts } from './audit-entry.repository.js';

@ObjectType('AuditEntry', {
  description: 'Something that was done. Tells of people no more than their ids, and never changes.',
  simpleResolvers: true,
})
export class AuditEntryType implements AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The account that acted. Null: the platform, or somebody who was not signed in.',
  })
  actorId!: string | null;

  @Field(() => String, { description: 'In the past tense, such as accounts.role_changed.' })
  action!: string;

  @Field(() => String, { description: 'What it was done to, such as account.' })
  subjectType!: string;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => JSONObject, { nullable: true, description: 'What changed, as it was.' })
  before!: Facts | null;

  @Field(() => JSONObject, { nullable: true, description: 'What changed, as it became.' })
  after!: Facts | null;

  @Field(() => JSONObject, { description: 'Whatever else explains it.' })
  details!: Facts;

  @Field(() => String, { nullable: true, description: 'The network address that it was done from.' })
  address!: string | null;

  @Field(() => ID, { nullable: true, description: 'The device session that it was done in.' })
  sessionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The `x-request-id` of the answer.' })
  requestId!: string | null;

  @Field(() => DateTime)
  occurredAt!: Date;
}

export const AuditEntryConnectionType = connectionType('AuditEntry', () => AuditEntryType);

@InputType('AuditLogFilter', { description: 'What is left out is not asked for.' })
export class AuditLogFilter implements AuditFilter {
  @Field(() => ID, { nullable: true, description: 'The account that acted.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as accounts.role_changed.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as account.' })
  subjectType?: string | null;

  @Field(() => ID, { nullable: true })
  subjectId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'At this moment or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}
