import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST } from 'graphql';
import { expect, it } from 'vitest';
import { SHOP_LIMITS } from '../../test/support/graphql/shop-server.js';
import { createDocumentSenders } from './gate/document-senders.js';
import { createGate } from './gate/gate.js';
import { createGraphiqlExamples } from './graphiql-examples.js';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
const visitor = createDocumentSenders(null).of('192.0.2.1');
const gate = createGate({ schema, limits: SHOP_LIMITS, introspection: true });

it.each(createGraphiqlExamples(null))('an example is executable: $query', ({ query, variables }) => {
  const read = gate.readAtOnce(query);
  if ('errors' in read) throw new AggregateError(read.errors, read.errors[0]?.message);
  const operation = getOperationAST(read.document);
  if (!operation) throw new Error('The example has no operation, or several.');
  const largest = { ...variables, first: 20, railSize: 20 };
  expect(() =>
    gate.admit({ document: read.document, operation, variables: largest }, 'websocket', visitor),
  ).not.toThrow();
  const declared = operation.variableDefinitions?.map(({ variable }) => variable.name.value);
  expect(declared).toEqual(Object.keys(variables));
});

it('covers every module', () => {
  const areas = new Set(createGraphiqlExamples(null).map(({ area }) => area));
  expect([...areas].toSorted()).toEqual(readdirSync(join(import.meta.dirname, '../modules')).toSorted());
});
