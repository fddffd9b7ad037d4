import { getOperationAST, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createZooSchema } from '../../../test/support/graphql/zoo-schema.js';
import { createCompiledOperations } from './compiled-operations.js';

const schema = createZooSchema();

function read(source: string) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test gave no operation.');
  return { document, operation };
}

/** Whether an operation is compiled when it is seen for the first, second and third time. */
function compilationsOf(source: string): boolean[] {
  const { document, operation } = read(source);
  const find = createCompiledOperations(schema);
  return [1, 2, 3].map(() => find(document, operation, {}) !== null);
}

/** A friend's friend's friend …, each of whom may be of two types. */
function friends(generations: number): string {
  const spread = Array.from(
    { length: generations },
    (_, index) => `fragment F${index} on Animal { name age seen friend { ...F${index + 1} } }`,
  );
  return `{ animals { ...F0 } } ${spread.join(' ')} fragment F${generations} on Animal { name }`;
}

it('compiles what is asked for again', () => {
  expect(compilationsOf('{ cat { name } }')).toEqual([false, true, true]);
  expect(compilationsOf(friends(2))).toEqual([false, true, true]);
});

it('compiles nothing whose types multiply to more code than it is worth', () => {
  expect(compilationsOf(friends(9))).toEqual([false, false, false]);
  // Not even measured one by one, they would never end.
  expect(compilationsOf(friends(60))).toEqual([false, false, false]);
});

it('compiles no more for all conditions of an operation than it would for a large one', () => {
  const { document, operation } = read(
    `query ($a: Boolean!, $b: Boolean!) { cat { name @skip(if: $a) age @skip(if: $b) seen } more: ${friends(5).slice(1)}`,
  );
  const find = createCompiledOperations(schema);
  const compiled = [false, true].flatMap((a) =>
    [false, true].map((b) => {
      find(document, operation, { a, b });
      return find(document, operation, { a, b }) !== null;
    }),
  );
  expect(compiled).toEqual([true, true, true, false]);
});

it('compiles when there is time for it', () => {
  let waitSeconds = 1;
  let worked = 0;
  const find = createCompiledOperations(schema, {
    waitSeconds: () => waitSeconds,
    took: () => {
      worked += 1;
    },
  });
  const { document, operation } = read('{ cat { name } }');
  const isCompiled = () => find(document, operation, {}) !== null;
  expect([isCompiled(), isCompiled(), isCompiled()]).toEqual([false, false, false]);
  waitSeconds = 0;
  expect([isCompiled(), isCompiled()]).toEqual([true, true]);
  expect(worked).toBe(1);
});
