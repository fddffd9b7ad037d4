import { buildSchema, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { RequestedOperation } from '../gate/gate.js';
import type { Caller } from './caller.js';
import { type FieldLimit, limitedFields } from './field-limits.js';
import { createOperationChecks } from './operation-checks.js';

const search: FieldLimit = { name: 'search', most: 5, windowSeconds: 60, by: ['device'] };
const pin: FieldLimit = { name: 'pin', most: 3, windowSeconds: 600, by: ['profile'] };
const guess: FieldLimit = { name: 'guess', most: 200, windowSeconds: 60, by: ['account', 'address'] };

function schemaWith(limits: Record<string, readonly FieldLimit[]>): GraphQLSchema {
  const schema = buildSchema(`
    type Query { hello: String search(query: String): [String!]! item: Item }
    type Item { name: String }
    input Secret { profileId: ID! pin: String }
    type Mutation { unlock(input: Secret!): Boolean open(profileId: ID): Boolean }
    type Subscription { searched: Int }
  `);
  for (const [path, own] of Object.entries(limits)) {
    const [typeName = '', fieldName = ''] = path.split('.');
    const type = schema.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`No type ${typeName}.`);
    Object.assign(type.getFields()[fieldName] ?? {}, { extensions: { rateLimits: own } });
  }
  return schema;
}

const schema = schemaWith({
  'Query.search': [search],
  'Mutation.unlock': [pin, guess],
  'Mutation.open': [pin],
  'Subscription.searched': [search],
});
const checksOf = createOperationChecks({ schema, budgetPerMinute: 600, largestCost: 100, scale: 1 });

const viewer: Caller = {
  address: '192.0.2.7',
  viewer: { accountId: 'a-1', sessionId: 's-1', boundProfileId: null },
};
const visitor: Caller = { address: '2001:db8::1', viewer: null };

/** A client's operation, as read by the gate. */
function requested(query: string, variables = {}, operationName?: string): RequestedOperation {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('No operation.');
  return { document, operation, variables };
}

/** Every check as `name subject cost`, without the budget. */
function counted(query: string, { caller = viewer, variables = {} } = {}) {
  return checksOf(requested(query, variables), 0, caller)
    .slice(1)
    .map(({ policy, subject, cost }) => `${policy.name} ${subject} ${cost}`);
}

describe('the charges of an operation', () => {
  it('are its cost and one operation, from the budget of its account or of a visitor’s network', () => {
    const asked = requested('{ hello }');
    const [ofViewer] = checksOf(asked, 40, viewer);
    expect(ofViewer).toMatchObject({
      policy: { name: 'budget', capacity: 600 },
      subject: 'account:a-1',
      cost: 50,
    });
    const [ofVisitor] = checksOf(asked, 40, visitor);
    expect(ofVisitor).toMatchObject({ subject: 'network:2001:db8:0:0::/64', cost: 50 });
  });

  it('fit an operation of the largest cost into every budget', () => {
    const small = createOperationChecks({ schema, budgetPerMinute: 6, largestCost: 100, scale: 1 });
    const asked = requested('{ hello }');
    const [check] = small(asked, 100, viewer);
    expect(check).toMatchObject({ policy: { capacity: 110, refillPerSecond: 0.1 }, cost: 110 });
  });

  it('have nothing more for fields without limits', () => {
    expect(counted('{ hello item { name } }')).toEqual([]);
  });

  it('count each alias of a field', () => {
    const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: search`).join(' ');
    expect(counted(`{ ${aliases} }`)).toEqual(['search device:s-1 100']);
  });

  it('count a field repeated under one name once', () => {
    expect(counted('{ search search ...F } fragment F on Query { search }')).toEqual(['search device:s-1 1']);
  });

  it('count fields of fragments, nested, inline and named', () => {
    const query = `{ ...A ... on Query { b: search } ... { c: search } }
      fragment A on Query { a: search ...B }
      fragment B on Query { d: search hello }`;
    expect(counted(query)).toEqual(['search device:s-1 4']);
  });

  it.each([
    ['nothing', {}, 1],
    ['what is asked for', { yes: true, no: false }, 4],
    ['what is left out', { yes: false, no: true }, 1],
    ['half of it', { yes: true, no: true }, 2],
  ])('respect conditions: %s', (_name, given, expected) => {
    const query = `query ($yes: Boolean! = false, $no: Boolean! = true) {
      a: search
      b: search @include(if: $yes)
      c: search @skip(if: $no)
      ...F @include(if: $yes) @skip(if: $no)
      e: search @skip(if: true)
    }
    fragment F on Query { d: search }`;
    expect(counted(query, { variables: given })).toEqual([`search device:s-1 ${expected}`]);
  });

  it('count all fields if a condition is invalid', () => {
    const query = 'query ($yes: Boolean!) { a: search b: search @include(if: $yes) }';
    expect(counted(query, { variables: { yes: 'maybe' } })).toEqual(['search device:s-1 2']);
  });

  it('are those of the requested operation only', () => {
    const asked = requested('query A { search } query B { hello }', {}, 'B');
    expect(checksOf(asked, 0, viewer)).toHaveLength(1);
  });

  it('count a live field like any other', () => {
    expect(counted('subscription { searched }')).toEqual(['search device:s-1 1']);
  });
});

describe('the subject of a limit', () => {
  it.each([
    ['a literal', 'mutation { open(profileId: "p-1") }', {}],
    ['a variable', 'mutation ($id: ID) { open(profileId: $id) }', { id: 'p-1' }],
    ['the default of a variable', 'mutation ($id: ID = "p-1") { open(profileId: $id) }', {}],
  ])('is the profile that is named by %s, within the account', (_name, query, variables) => {
    expect(counted(query, { variables })).toEqual(['pin account:a-1 profile:p-1 1']);
  });

  it.each([
    ['a literal', 'mutation { unlock(input: { profileId: "p-1" }) }', {}],
    ['variables', 'mutation ($input: Secret!) { unlock(input: $input) }', { input: { profileId: 'p-1' } }],
    ['a variable within', 'mutation ($id: ID!) { unlock(input: { profileId: $id }) }', { id: 'p-1' }],
  ])('is the profile that is named within input by %s', (_name, query, variables) => {
    expect(counted(query, { variables })).toEqual([
      'pin account:a-1 profile:p-1 1',
      'guess account:a-1 network:192.0.2.7 1',
    ]);
  });

  it('is separate for each profile', () => {
    const query =
      'mutation { a: open(profileId: "p-1") b: open(profileId: "p-2") c: open(profileId: "p-1") }';
    expect(counted(query)).toEqual(['pin account:a-1 profile:p-1 2', 'pin account:a-1 profile:p-2 1']);
  });

  it('is the bound profile of the device if none is named, otherwise the account', () => {
    const bound = { ...viewer, viewer: { accountId: 'a-1', sessionId: 's-1', boundProfileId: 'p-9' } };
    expect(counted('mutation { open }', { caller: bound })).toEqual(['pin account:a-1 profile:p-9 1']);
    expect(counted('mutation { open }')).toEqual(['pin account:a-1 1']);
  });

  it('is the account if the variables are invalid', () => {
    const query = 'mutation ($input: Secret!) { unlock(input: $input) }';
    expect(counted(query, { variables: { input: 7 } })[0]).toBe('pin account:a-1 1');
  });

  it('is the network of a visitor for every limit', () => {
    expect(counted('mutation { unlock(input: { profileId: "p-1" }) }', { caller: visitor })).toEqual([
      'pin network:2001:db8:0:0::/64 1',
      'guess network:2001:db8:0:0::/64 1',
    ]);
  });
});

describe('a limit', () => {
  it('is exact if it is small, and scales with the factor', () => {
    const policies = (scale: number) => {
      const scaled = createOperationChecks({ schema, budgetPerMinute: 600, largestCost: 100, scale });
      const asked = requested('mutation { unlock(input: { profileId: "p-1" }) }');
      return scaled(asked, 0, viewer).map(({ policy }) => policy);
    };
    expect(policies(1)).toMatchObject([
      { name: 'budget' },
      { name: 'pin', algorithm: 'sliding-log', most: 3 },
      { name: 'guess', algorithm: 'sliding-counter', most: 200 },
    ]);
    expect(policies(50)).toMatchObject([
      { name: 'budget' },
      { name: 'pin', algorithm: 'sliding-counter', most: 150 },
      { name: 'guess', most: 10_000 },
    ]);
  });

  it('is declared only on root fields', () => {
    expect(() => limitedFields(schemaWith({ 'Item.name': [search] }))).toThrow('not a root field');
  });

  it('is the same wherever it has the same name', () => {
    const other = { ...search, most: 6 };
    expect(() => limitedFields(schemaWith({ 'Query.search': [search], 'Query.hello': [other] }))).toThrow(
      'search is defined twice',
    );
  });

  it('has a name that is valid in a header', () => {
    const named = { ...search, name: 'a"b' };
    expect(() => limitedFields(schemaWith({ 'Query.search': [named] }))).toThrow('Not a name');
  });
});
