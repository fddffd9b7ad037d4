import { newId } from './ids.js';

/**
 * A business fact, named in the past tense. Events whose payload has the same `profileId`, or else the same `accountId`
 * or `titleId`, are delivered in the order of their commits; events without any of these, in that order within each
 * type.
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
