import { newId } from './ids.js';

/**
 * A fact about the business, in the past tense. Those whose payload names the same `profileId`, or else the same `accountId` or
 * `titleId`, are heard in the order in which they were committed; those that name none, in the order of their type.
 */
export interface DomainEvent<Type extends string = string, Payload extends object = object> {
  readonly id: string;
  readonly type: Type;
  readonly payload: Payload;
  readonly occurredAt: Date;
}

export function domainEvent<Type extends string, Payload extends object>(
  type: Type,
  payload: Payload,
  occurredAt: Date,
): DomainEvent<Type, Payload> {
  return { id: newId(), type, payload, occurredAt };
}
