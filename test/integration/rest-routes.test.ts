import { expect, test } from 'vitest';
import { createErrorFormat } from '../../src/graphql/errors/error-format.js';
import { createDocumentSenders } from '../../src/graphql/gate/document-senders.js';
import { createGate } from '../../src/graphql/gate/gate.js';
import { readVariables } from '../../src/graphql/rest/rest-arguments.js';
import { STATUS_OF_CODE } from '../../src/graphql/rest/rest-errors.js';
import { prepareRest, type RestOperation } from '../../src/graphql/rest/rest-operations.js';
import { newId } from '../../src/shared/ids.js';
import { callRest, openApiOf, operationIdOf, placeOf, type RestErrors } from '../support/rest-call.js';
import { guardedFields } from '../support/root-fields.js';
import { sampleOf } from '../support/sample-input.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const { schema, logger, config } = platform.engine;
const document = await openApiOf(platform.address);
const visitor = createDocumentSenders(null).of('192.0.2.1');
const gate = createGate({ schema, ...config.graphql });
const { operations } = await prepareRest({
  schema,
  gate,
  errors: createErrorFormat({ logger, suggestions: true }),
});

/** `Query.admin` is represented by its fields. */
const fields = guardedFields(schema).filter(
  (field) => !field.startsWith('Subscription.') && field !== 'Query.admin',
);

/** The required parameters of a route, with the largest pages. */
function largestRequest({ given, parameters }: RestOperation) {
  const needed = parameters.filter(({ isRequired }) => isRequired);
  const sizes = { first: 100, episodesFirst: 100, railSize: 40 };
  const sized = Object.entries(sizes).filter(([name]) => parameters.some((one) => one.name === name));
  return readVariables(
    { given, parameters },
    {
      ...Object.fromEntries(needed.map(({ name, type }) => [name, sampleOf(type)])),
      ...Object.fromEntries(sized),
    },
  );
}

test.each(fields)('%s answers, and is in the OpenAPI document', async (field) => {
  const place = placeOf(document, operationIdOf(field));
  expect(place?.method).toBe(field.startsWith('Mutation.') ? 'post' : 'get');
  const operation = operations.find(({ name }) => name === operationIdOf(field));
  const needed = operation?.parameters.filter(({ isRequired }) => isRequired) ?? [];
  const values = Object.fromEntries(needed.map(({ name, type }) => [name, sampleOf(type)]));
  const { status, body } = await callRest(platform.address, document, {
    operationId: operationIdOf(field),
    values,
  });
  const { code = 'answered', message = '' } = status === 200 ? {} : ((body as RestErrors).errors[0] ?? {});
  expect(['answered', 'UNAUTHENTICATED', 'NOT_FOUND', 'BAD_USER_INPUT']).toContain(code);
  expect(status).toBe(code === 'answered' ? 200 : STATUS_OF_CODE[code as keyof typeof STATUS_OF_CODE]);
  // For the URL itself, the message would contain `GET /api/…`.
  expect(message).not.toContain('/api/');
});

test.each(operations.map((operation) => [`${operation.method} ${operation.url}`, operation] as const))(
  '%s is within the limits of operations with the largest pages',
  (_name, operation) => {
    const { prepared } = operation;
    if ('errors' in prepared) throw new AggregateError(prepared.errors, prepared.errors[0]?.message);
    const cost = gate.admit({ ...prepared, variables: largestRequest(operation) }, 'http', visitor);
    expect(cost).toBeLessThanOrEqual(config.graphql.limits.cost);
  },
);

test('what stands in the path of an address may not be asked for another way in it', async () => {
  const response = await fetch(`${platform.address}/api/title/${newId()}?id=${newId()}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    errors: [{ code: 'BAD_USER_INPUT', fields: { id: 'id belongs in the path.' } }],
  });
});

test('lists of a single resource are at paths below it', () => {
  const urls = operations.map(({ url }) => url);
  expect(urls).toEqual(
    expect.arrayContaining([
      '/my-subscription/history',
      '/my-subscription/invoices',
      '/me/data-exports',
      '/admin/account/:id/payments',
      '/admin/account/:id/refunds',
      '/admin/account/:id/subscription/invoices',
    ]),
  );
});
