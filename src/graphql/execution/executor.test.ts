import * as fc from 'fast-check';
import { execute, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createZooSchema } from '../../../test/support/graphql/zoo-schema.js';
import { createExecutor } from './executor.js';

const schema = createZooSchema();

/** Runs an operation three times, so that it is new, then compiled, then known; and once with GraphQL.js. */
async function runBothWays(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test gave no operation.');
  const executor = createExecutor(schema);
  const ours: PlainResult[] = [];
  for (let round = 0; round < 3; round += 1) {
    ours.push(plain(await executor({ document, operation, variables, context: { keeper: 'Ada' } })));
  }
  const reference = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: { keeper: 'Ada' },
  });
  return { ours, reference: plain(reference) };
}

/** A result as a client reads it, with errors in a fixed order, because their order is not defined. */
function plain(result: object): PlainResult {
  const { errors = [], ...rest } = JSON.parse(JSON.stringify(result));
  return {
    ...rest,
    errors: errors.toSorted((one: PlainError, other: PlainError) => compare(one.path, other.path)),
  };
}

interface PlainError {
  path?: (string | number)[];
}

interface PlainResult {
  data?: unknown;
  errors: PlainError[];
}

const compare = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

/**
 * Without errors inside a value that another error has made null: the specification (6.4.4) leaves open how many of
 * these are reported, and implementations differ.
 */
function essential({ data, errors }: PlainResult): PlainResult {
  const first = new Map(errors.map((error) => [JSON.stringify(nulledPath(data, error.path ?? [])), null]));
  return { data, errors: [...first.keys()].map((path) => ({ path: JSON.parse(path) })) };
}

function nulledPath(data: unknown, path: (string | number)[]): (string | number)[] {
  let value: unknown = data;
  for (const [depth, key] of path.entries()) {
    if (value === null || typeof value !== 'object') return path.slice(0, depth);
    value = Reflect.get(value, key);
  }
  return path;
}

describe('the executor', () => {
  it.each([
    [
      'an interface with fragments',
      '{ animals { __typename name ... on Cat { lives } ...D } } fragment D on Dog { tricks(kind: LOUD) }',
    ],
    ['aliases and merged fields', '{ a: cat { name } cat { lives } cat { name friend { name } } }'],
    ['an error that bubbles up to a list entry', '{ animals { name failing } }'],
    ['an error that bubbles up to the root', '{ cat { name friend { required } } }'],
    ['a null in a list of non-nulls', '{ holes }'],
    ['a rejected promise', '{ rejected }'],
    [
      'an enum, a custom scalar and their defaults',
      '{ echo echoEnum when(at: "2020-01-01T00:00:00.000Z") when2: when }',
    ],
    ['a union', '{ anything { ... on Cat { lives } ... on Plant { latin } __typename } }'],
    [
      'nested types of the same name in different objects',
      '{ animals { ... on Cat { detail { lives } } ... on Dog { detail { bark } } } }',
    ],
    ['several mutations in order', 'mutation { first: count second: count }'],
    ['the context', '{ keeper }'],
    ['introspection', '{ __type(name: "Cat") { name fields { name } } __schema { queryType { name } } }'],
  ])('returns the result of GraphQL.js: %s', async (_name, source) => {
    const { ours, reference } = await runBothWays(source);
    expect(ours).toEqual([reference, reference, reference]);
  });

  it.each([
    ['a missing one', {}],
    ['null', { first: null }],
    ['a string', { first: '3' }],
    ['a fraction', { first: 1.5 }],
    ['one that is too large', { first: 2 ** 40 }],
    ['an unknown field of an input', { first: 1, filter: { color: 'RED', size: 1 } }],
    ['a wrong enum value', { first: 1, filter: { color: 'PINK' } }],
    ['a default within an input', { first: 1, filter: { min: 3 } }],
    ['a value in place of a list', { first: 1, filter: { names: 'one' } }],
    ['an unparsable scalar', { first: 1, filter: { since: 'yesterday' } }],
    ['one that is not declared', { first: 1, other: 2 }],
  ])('coerces variables like GraphQL.js: %s', async (_name, variables) => {
    const source =
      'query ($first: Int!, $filter: Filter = { color: GREEN }) { args(first: $first, filter: $filter) }';
    const { ours, reference } = await runBothWays(source, variables);
    expect(ours).toEqual([reference, reference, reference]);
  });

  it('returns the result of GraphQL.js for any selection with @skip and @include', async () => {
    await fc.assert(
      fc.asyncProperty(animalSelection, fc.boolean(), fc.boolean(), async (selection, yes, no) => {
        const source = `query ($yes: Boolean!, $no: Boolean = true) { animals ${selection} anything { ... on Animal ${selection} } used: args(first: 1) @include(if: $yes) @skip(if: $no) }`;
        fc.pre(validate(schema, parse(source)).length === 0);
        const { ours, reference } = await runBothWays(source, { yes, no });
        expect(ours.map(essential)).toEqual(Array(3).fill(essential(reference)));
      }),
      { numRuns: 200 },
    );
  });
});

const directive = fc.constantFrom(
  '',
  '',
  '',
  '@include(if: $yes)',
  '@skip(if: $no)',
  '@skip(if: $yes) @include(if: $no)',
);

const animalSelection = fc.letrec<{ selection: string; field: string }>((tie) => ({
  selection: fc
    .array(tie('field'), { minLength: 1, maxLength: 4 })
    .map((fields) => `{ ${fields.join(' ')} }`),
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('name', 'age', 'seen', 'failing', '__typename'), directive)
      .map((parts) => parts.join(' ')),
    fc.tuple(directive, tie('selection')).map(([when, inner]) => `friend ${when} ${inner}`),
    fc.tuple(directive, tie('selection')).map(([when, inner]) => `friends ${when} ${inner}`),
    fc
      .tuple(fc.constantFrom('Cat', 'Dog', 'Animal'), directive, tie('selection'))
      .map(([type, when, inner]) => `... on ${type} ${when} ${inner}`),
  ),
})).selection;
