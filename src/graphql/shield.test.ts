import { buildSchema, execute, graphql, parse, subscribe } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ConflictError, ForbiddenError, UnauthenticatedError } from '../shared/domain-error.js';
import { ADMISSION_MS, subscribePerEvent } from './execution/subscribe-per-event.js';
import { allow, and, rule } from './graphql-shield.js';
import type { Rules } from './rules.js';
import { protectSchema } from './shield.js';

interface Visitor {
  name: string | null;
}

const signedIn = rule('signedIn', { cache: 'no_cache' })(
  (_parent, _values, visitor: Visitor) => visitor.name !== null || new UnauthenticatedError(),
);
const isAda = rule('isAda', { cache: 'no_cache' })(
  (_parent, _values, visitor: Visitor) => visitor.name === 'Ada',
);
const breaks = rule('breaks', { cache: 'no_cache' })(() => {
  throw new TypeError('The rule is broken.');
});

const rules: Rules = {
  Query: { open: allow, closed: signedIn, adas: and(signedIn, isAda), broken: breaks, conflicting: signedIn },
  Mutation: {},
  Subscription: { ticks: signedIn },
};

function createSchema() {
  const schema = buildSchema(
    'type Query { open: String closed: String adas: String broken: String conflicting: String } type Subscription { ticks: Int }',
  );
  const opened: string[] = [];
  Object.assign(schema.getQueryType()?.getFields()['conflicting'] ?? {}, {
    resolve: () => {
      throw new ConflictErrorForTest('Taken.');
    },
  });
  Object.assign(schema.getSubscriptionType()?.getFields()['ticks'] ?? {}, {
    subscribe: async function* ticks() {
      opened.push('ticks');
      try {
        for (let tick = 1; ; tick += 1) yield { ticks: tick };
      } finally {
        opened.pop();
      }
    },
  });
  return { schema, opened };
}

class ConflictErrorForTest extends ConflictError {}

const rootValue = { open: 'open', closed: 'closed', adas: 'adas', broken: 'broken' };

async function ask(source: string, visitor: Visitor) {
  const schema = protectSchema(createSchema().schema, rules);
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue: visitor });
  return { data, thrown: errors?.[0]?.originalError };
}

describe('a protected schema', () => {
  it('answers permitted callers', async () => {
    expect(await ask('{ open closed adas }', { name: 'Ada' })).toEqual({
      data: { open: 'open', closed: 'closed', adas: 'adas' },
      thrown: undefined,
    });
    expect((await ask('{ open }', { name: null })).data).toEqual({ open: 'open' });
  });

  it('refuses others with the error of the rule', async () => {
    expect((await ask('{ closed }', { name: null })).thrown).toBeInstanceOf(UnauthenticatedError);
    expect((await ask('{ adas }', { name: null })).thrown).toBeInstanceOf(UnauthenticatedError);
    expect((await ask('{ adas }', { name: 'Bob' })).thrown).toBeInstanceOf(ForbiddenError);
  });

  it('passes on errors of rules and resolvers', async () => {
    expect((await ask('{ broken }', { name: 'Ada' })).thrown).toBeInstanceOf(TypeError);
    expect((await ask('{ conflicting }', { name: 'Ada' })).thrown).toBeInstanceOf(ConflictErrorForTest);
  });

  it('checks the rule of a subscription before its stream opens', async () => {
    const { schema, opened } = createSchema();
    protectSchema(schema, rules);
    const document = parse('subscription { ticks }');

    const refused = await subscribe({ schema, document, contextValue: { name: null } });
    expect(refused).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
    expect(opened).toEqual([]);

    const stream = await subscribe({ schema, document, contextValue: { name: 'Ada' } });
    if (!(Symbol.asyncIterator in stream)) throw new Error('No stream was opened.');
    expect((await stream.next()).value).toEqual({ data: { ticks: 1 } });
  });

  it('checks it again for each event, and ends the stream if access was lost', async () => {
    const { schema, opened } = createSchema();
    protectSchema(schema, rules);
    const visitors: Visitor[] = [{ name: 'Ada' }, { name: null }, { name: 'Ada' }];
    const subscription = {
      schema,
      document: parse('subscription { ticks }'),
      contextValue: { name: 'Ada' },
    };
    let time = 0;
    const stream = await subscribePerEvent(subscription, {
      buildContext: async () => visitors.shift() ?? { name: null },
      renewContext: (visitor: Visitor) => ({ ...visitor }),
      execute: async (event, contextValue) => execute({ ...subscription, rootValue: event, contextValue }),
      now: () => (time += ADMISSION_MS),
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error('No stream was opened.');
    expect((await stream.next()).value).toEqual({ data: { ticks: 1 } });
    expect((await stream.next()).value).toMatchObject({
      data: { ticks: null },
      errors: [{ message: 'Sign in to do this.' }],
    });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(opened).toEqual([]);
  });

  it('does not start with a root field without a rule', () => {
    const { closed: _missing, ...others } = rules.Query;
    expect(() => protectSchema(createSchema().schema, { ...rules, Query: others })).toThrow('Query.closed');
  });

  it('does not start with a rule for an unknown field', () => {
    const Query = { ...rules.Query, renamed: allow };
    expect(() => protectSchema(createSchema().schema, { ...rules, Query })).toThrow('Query.renamed');
  });
});
