import { newId } from './ids.js';

/** A fact about the business, in the past tense. */
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
