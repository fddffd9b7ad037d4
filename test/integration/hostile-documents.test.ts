import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ASKS_NOTHING_BY_ITSELF } from '../support/platform.js';
import { type Asked, transports } from '../support/transports.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform(ASKS_NOTHING_BY_ITSELF);
const production = await usePlatform({
  role: 'api',
  production: true,
  graphql: { introspection: false },
  beside: platform,
});
const { database, accounts } = platform.engine;

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

const signIn = (index: number) =>
  `a${index}: signIn(input: { email: "viewer@example.com", password: "guess ${index}" }) { accessToken }`;

const SERIES = `titles(first: 100) { edges { node { ... on Series {
  seasons { episodes(first: 100) { edges { node { genres { name } credits { person { name } } } } } } } } } }`;

const hostile: Readonly<Record<string, Asked>> = {
  'that is 12 deep': { query: `{ ${'titles { '.repeat(11)} id ${'} '.repeat(11)} }` },
  'that is 12 deep by its fragments': {
    query: `{ titles { ...A } } fragment A on TitleConnection { ${'edges { node { '.repeat(5)} id ${'} } '.repeat(5)} }`,
  },
  'with 100 aliases of a sign-in': { query: `mutation { ${times(100, signIn)} }` },
  'for a page of 99,999,999': { query: '{ titles(first: 99999999) { edges { node { id } } } }' },
  'for a page of -1': {
    query: 'query ($first: Int!) { titles(first: $first) { edges { node { id } } } }',
    variables: { first: -1 },
  },
  'for a page of nothing': { query: '{ titles(first: 0) { edges { node { id } } } }' },
  'for pages of 100 within pages of 100': { query: `{ ${SERIES} }` },
  'with a fragment in itself': { query: '{ plans { ...A } } fragment A on Plan { id ...A }' },
  'with fragments in each other': {
    query: '{ plans { ...A } } fragment A on Plan { id ...B } fragment B on Plan { id ...A }',
  },
  'whose fragments multiply': {
    query: `{ plans { ...F0 } } ${times(25, (index) => `fragment F${index} on Plan { x: id ...F${index + 1} ...F${index + 1} }`)} fragment F25 on Plan { id }`,
  },
  'with one field 10,000 times': { query: `{ plans { ${'id '.repeat(10_000)} } }` },
  'with the schema described under thirty names': {
    query: `{ ${times(30, (index) => `a${index}: __schema { ...S }`)} } fragment S on __Schema { types { name description fields { name description args { name type { name } } type { name ofType { name } } } } }`,
  },
  'whose fragments double, with a long text': {
    query: `{ ...F0 } ${times(15, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F15 on Query { search(query: "${'x'.repeat(5_000)}") { totalCount } }`,
  },
  'with 500 directives': { query: `{ plans { ${'id @include(if: true) '.repeat(500)} } }` },
  'with 500 directives on one field': { query: `{ plans { id ${'@include(if: true) '.repeat(500)} } }` },
  'with 15,000 comments': { query: `{ plans { id } }${'\n#'.repeat(15_000)}` },
  'with a live field that is left out': { query: 'subscription { playbackEnded @skip(if: true) { id } }' },
  'with a live field that a variable leaves out': {
    query: 'subscription ($leave: Boolean!) { playbackEnded @skip(if: $leave) { id } }',
    variables: { leave: true },
  },
  'with 5,000 members that an input does not have': {
    query: 'mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { id } }',
    variables: { input: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, 1])) },
  },
  'with 15,000 mistakes in a list': {
    query: 'mutation ($ids: [ID!]) { markNotificationsRead(input: { ids: $ids }) { id } }',
    variables: { ids: Array.from({ length: 15_000 }, () => ({})) },
  },
  'of 2 MB': { query: `{ plans { id } } # ${'x'.repeat(2_000_000)}` },
};

const REFUSALS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
]);
/** The introspection queries of GraphiQL, Apollo's tools and codegen. */
const WHAT_TOOLS_ASK = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};
/** Errors without a code: for a URL, a body, or a message on a socket that is too long. */
const TOO_LONG = new Set([413, 431, 1009]);

describe.each(Object.entries(transports))('a document %s', (_way, ask) => {
  test.each(Object.entries(hostile))('%s is refused before execution', async (_what, asked) => {
    const before = { statements: database.statementCount(), passwords: accounts.passwords.workCount() };
    const { status, data, codes } = await ask(platform.address, asked);
    expect(data).toBeUndefined();
    expect(codes.filter((code) => !REFUSALS.has(code))).toEqual([]);
    expect(codes.length > 0 || TOO_LONG.has(status ?? 0)).toBe(true);
    expect(accounts.passwords.workCount()).toBe(before.passwords);
    expect(database.statementCount() - before.statements).toBe(0);
  });

  test('with the introspection query of tools is answered', async () => {
    const { data } = await ask(platform.address, { query: getIntrospectionQuery(WHAT_TOOLS_ASK) });
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });

  test('that is harmless is answered', async () => {
    const { data } = await ask(platform.address, { query: '{ plans { id } }' });
    expect(data).toMatchObject({ plans: expect.arrayContaining([{ id: expect.any(String) }]) });
  });
});

test('a batch of fifty operations is refused as a whole', async () => {
  const before = database.statementCount();
  const response = await fetch(`${platform.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ genres { id } }' }))),
  });
  expect(response.status).toBe(400);
  expect(database.statementCount() - before).toBe(0);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
])('a request as %s, which needs no CORS preflight, is not executed', async (type) => {
  const before = database.statementCount();
  const response = await fetch(`${platform.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify({ query: '{ genres { id } }' }),
  });
  expect([400, 415]).toContain(response.status);
  expect(await response.json()).not.toHaveProperty('data');
  expect(database.statementCount() - before).toBe(0);
});

test.each(['GET', 'HEAD'])('no mutation is executed by %s', async (method) => {
  const before = database.statementCount();
  const query = 'mutation { requestPasswordReset(input: { email: "viewer@example.com" }) }';
  const response = await fetch(`${platform.address}/graphql?query=${encodeURIComponent(query)}`, {
    method,
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(response.status).toBe(405);
  expect(database.statementCount() - before).toBe(0);
});

/**
 * Documents that try to get names of the schema through mistakes: in fields, arguments, types, values, texts and
 * variables.
 */
const probes: Readonly<Record<string, Asked>> = {
  'a field': { query: '{ plnas { id } }' },
  'a field of a field': { query: '{ plans { cod } }' },
  'a field of a variant': { query: '{ titles { edges { node { seasons { id } } } } }' },
  'an argument': { query: '{ titles(frst: 1) { edges { cursor } } }' },
  'a type': { query: 'query ($order: TitleOrde) { titles(orderBy: $order) { edges { cursor } } }' },
  'a type of a fragment': { query: '{ titles { edges { node { ... on Seris { id } } } } }' },
  'a value': { query: '{ titles(orderBy: POPULARIT) { edges { cursor } } }' },
  'a value in a variable': {
    query: 'query ($order: TitleOrder!) { titles(orderBy: $order) { edges { cursor } } }',
    variables: { order: 'POPULARIT' },
  },
  'a member of an input': { query: '{ titles(filter: { genreI: "x" }) { edges { cursor } } }' },
  'a member of an input in a variable': {
    query: 'query ($filter: TitleFilter!) { titles(filter: $filter) { edges { cursor } } }',
    variables: { filter: { genreI: 'x' } },
  },
  'a selection that is missing': { query: '{ plans }' },
};

const introspections: Readonly<Record<string, Asked>> = {
  'all of it': { query: '{ __schema { types { name } } }' },
  'under another name': { query: '{ plans: __schema { queryType { name } } }' },
  'one type': { query: '{ __type(name: "Account") { fields { name } } }' },
  'in a fragment': { query: '{ ...A } fragment A on Query { __schema { queryType { name } } }' },
  'beside a harmless field': { query: '{ plans { id } __schema { queryType { name } } }' },
  'where a variable leaves it out at first': {
    query:
      'query ($with: Boolean = false) { plans { id } __schema @include(if: $with) { queryType { name } } }',
    variables: { with: true },
  },
};

describe.each(Object.entries(transports))('in production, %s', (_way, ask) => {
  test.each(Object.entries(introspections))('introspection is refused: %s', async (_what, asked) => {
    const { data, codes, text } = await ask(production.address, asked);
    expect(data).toBeUndefined();
    expect(codes[0]).toMatch(/^GRAPHQL_VALIDATION_FAILED$|^PERSISTED_QUERY_NOT_FOUND$/);
    expect(text).toContain('Introspection is turned off');
    expect(text).not.toContain('queryType');
  });

  test.each(Object.entries(probes))('errors contain no suggestions: %s', async (_what, asked) => {
    const { data, codes, text } = await ask(production.address, asked);
    expect(data).toBeUndefined();
    expect(codes).not.toEqual([]);
    expect(text).not.toContain('Did you mean');
    // The same mistake elsewhere shows that there was a suggestion to hide.
    expect((await ask(platform.address, asked)).text).toContain('Did you mean');
  });
});

test.each(['/api/openapi.json', '/api/docs'])('in production, there is no %s', async (path) => {
  expect((await fetch(`${production.address}${path}`)).status).toBe(404);
  expect((await fetch(`${platform.address}${path}`)).status).toBe(200);
});
