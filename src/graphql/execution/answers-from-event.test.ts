import { type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { Arg, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { expect, it } from 'vitest';
import type { LiveEvent } from '../../platform/events/live-topics.js';
import { createSchema } from '../schema.js';
import { AnswersFromEvent } from './answers-from-event.js';
import { createExecutor } from './executor.js';

@Resolver()
class Room {
  @Query(() => Boolean)
  isOpen(): boolean {
    return true;
  }

  @Subscription(() => String, { topics: 'unused' })
  @AnswersFromEvent()
  said(@Root() { payload }: LiveEvent<string>, @Arg('in', () => ID) _in: string): string {
    return payload;
  }

  @Subscription(() => String, { topics: 'unused' })
  whispered(@Root() { payload }: LiveEvent<string>, @Arg('in', () => ID) _in: string): string {
    return payload;
  }
}

/** Executes a field for one event. */
function hear(schema: GraphQLSchema, field: string) {
  const document = parse(`subscription { ${field}(in: "kitchen") }`);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Nothing is asked.');
  const root = { id: '1', occurredAt: new Date(0), payload: 'hello' };
  return createExecutor(schema)({ document, operation, variables: {}, context: {}, root });
}

it('a field that answers from the event is synchronous, while others wait for their arguments', async () => {
  const schema = await createSchema([new Room()], {});
  expect(hear(schema, 'said')).toEqual({ data: { said: 'hello' } });
  const waited = hear(schema, 'whispered');
  expect(waited).toBeInstanceOf(Promise);
  expect(await waited).toEqual({ data: { whispered: 'hello' } });
});
