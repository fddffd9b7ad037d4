import { buildSchema, type GraphQLFieldResolver, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createExecutor } from './executor.js';
import { createSharedAnswers } from './shared-answers.js';

interface Said {
  readonly text: string;
}

const SCHEMA = `
  type Query { hello: String }
  type Subscription { said(in: ID, aloud: Boolean): Said! whispered: Said! }
  type Said { text(last: Int): String! by: Person speaker: Person }
  type Person { name: String! }
`;

/** A schema in which all subscribers get the same answers, with a count of computed answers. */
function openRoom(resolve: GraphQLFieldResolver<Said, { readonly name: string }> = (said) => said) {
  const schema = buildSchema(SCHEMA);
  const { said, whispered } = schema.getSubscriptionType()?.getFields() ?? {};
  const room = { answered: 0 };
  const answering: typeof resolve = (...given) => {
    room.answered += 1;
    return resolve(...given);
  };
  Object.assign(said ?? {}, { resolve: answering, extensions: { answersFromEvent: answering } });
  Object.assign(whispered ?? {}, { resolve: answering });
  const speaker = schema.getType('Said');
  if (speaker && 'getFields' in speaker)
    Object.assign(speaker.getFields()['speaker'] ?? {}, { resolve: () => ({ name: 'Ada' }) });
  const share = createSharedAnswers(schema, createExecutor(schema));
  return {
    room,
    follow(text: string, variables: Record<string, unknown> = {}) {
      const document = parse(text);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('Nothing is asked.');
      const requested = { document, operation, variables };
      return { hear: share(requested), again: () => share(requested) };
    },
  };
}

describe('a response is shared', () => {
  it('by all subscribers with the same document, whatever their arguments, and computed once', async () => {
    const { room, follow } = openRoom();
    const { hear, again } = follow(
      'subscription S($in: ID) { said(in: $in) { text ...Who } } fragment Who on Said { by { name } }',
    );
    const event = { text: 'hello', by: { name: 'Ada' } };
    const results = await Promise.all([hear?.(event), again()?.(event)]);
    const expected = { text: '{"data":{"said":{"text":"hello","by":{"name":"Ada"}}}}', isAscii: true };
    expect([...results, hear?.(event)]).toEqual([expected, expected, expected]);
    expect(room.answered).toBe(1);
    expect(await hear?.({ text: 'olé', by: null })).toEqual({
      text: '{"data":{"said":{"text":"olé","by":null}}}',
      isAscii: false,
    });
    expect(room.answered).toBe(2);
  });

  it.each([
    ['a field that has a resolver', 'subscription { said { speaker { name } } }'],
    ['one of a fragment', 'subscription { said { ...Who } } fragment Who on Said { speaker { name } }'],
    ['a variable below the root', 'subscription S($last: Int) { said { text(last: $last) } }'],
    ['a condition', 'subscription S($no: Boolean!) { said { text by @skip(if: $no) { name } } }'],
    ['a condition of the root', 'subscription S($no: Boolean!) { said @skip(if: $no) { text } }'],
    ['a fragment at the root', 'subscription { ...All } fragment All on Subscription { said { text } }'],
    ['a field that does not say so', 'subscription { whispered { text } }'],
  ])('by no subscribers if it contains %s', (_what, text) => {
    expect(openRoom().follow(text, { no: false }).hear).toBeNull();
  });

  it('by no subscribers if it depends on the viewer, or fails', async () => {
    const curious = openRoom((said, _given, { name }) => ({ text: `${said.text}, ${name}` }));
    expect(await curious.follow('subscription { said { text } }').hear?.({ text: 'hello' })).toBeNull();
    const broken = openRoom(() => {
      throw new Error('hunter2');
    });
    expect(await broken.follow('subscription { said { text } }').hear?.({ text: 'hello' })).toBeNull();
  });
});
