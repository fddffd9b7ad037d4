import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { LiveEvent } from '../../platform/events/live-topics.js';

const EXTENSION = 'answersFromEvent';

/** A field's resolver. */
interface Method {
  readonly value?: (event: LiveEvent<never>, ...unread: never[]) => unknown;
}

/**
 * Declares that the answer of a subscription's root field depends on the event alone: not on the subscriber, the
 * arguments, or the resolver. The event is the method's first parameter. Subscribers with the same selection then get
 * the same serialised answer.
 */
export function AnswersFromEvent() {
  return (resolver: object, field: string, { value }: Method): void =>
    Extensions({ [EXTENSION]: value })(resolver, field);
}

export function isAnsweredFromEvent({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return typeof extensions[EXTENSION] === 'function';
}

/**
 * The schema builder's resolver awaits the arguments, which an answer from the event does not use; this resolves
 * synchronously.
 */
export function answerEventsAtOnce(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const answer = field.extensions[EXTENSION];
    if (typeof answer === 'function') field.resolve = (event: unknown) => answer(event);
  }
}
