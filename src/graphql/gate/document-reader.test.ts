import { buildSchema, type ValidationRule } from 'graphql';
import { expect, it } from 'vitest';
import { createDocumentReader } from './document-reader.js';
import { createDocumentSenders, type DocumentSender } from './document-senders.js';

const visitor = createDocumentSenders(null).of('192.0.2.1');

/** A reader that counts validations. */
function createCounting() {
  const validated = { count: 0 };
  const rule: ValidationRule = () => {
    validated.count += 1;
    return {};
  };
  const schema = buildSchema('type Query { hello: String }');
  return { reader: createDocumentReader({ schema, mostTokens: 100, rules: [rule] }), validated };
}

/** A sender whose budget is exhausted after one document. */
function createSpent(): DocumentSender {
  let waitSeconds = 0;
  return { network: 'n', waitSeconds: () => waitSeconds, took: () => (waitSeconds = 7) };
}

const codes = (read: object) =>
  'errors' in read
    ? (read.errors as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code)
    : [];

it('analyses a new document in a later turn of the event loop, and a known one at once', async () => {
  const { reader, validated } = createCounting();
  const first = reader.read('{ hello }', visitor);
  expect(validated.count).toBe(0);
  expect(await first).toEqual({ document: reader.recall('{ hello }') });
  await reader.read('{ hello }', visitor);
  expect(validated.count).toBe(1);
});

it('analyses a document once for concurrent requests', async () => {
  const { reader, validated } = createCounting();
  await Promise.all(Array.from({ length: 500 }, () => reader.read('{ hello }', visitor)));
  expect(validated.count).toBe(1);
});

it.each(['{ nope }', '{ hello'])(
  'refuses a document the second time without analysing it: %s',
  async (source) => {
    const { reader, validated } = createCounting();
    const first = await reader.read(source, visitor);
    const count = validated.count;
    expect(codes(first)).toHaveLength(1);
    expect(await reader.read(source, visitor)).toEqual(first);
    expect(validated.count).toBe(count);
    // Only exactly the same text is known.
    expect(codes(await reader.read('{ hello } ', visitor))).toEqual([]);
  },
);

it('reports the position of an error, without retaining the document', async () => {
  const { reader } = createCounting();
  const [first, second] = [await reader.read('{ nope }', visitor), await reader.read('{ nope }', visitor)];
  expect(first).toMatchObject({ errors: [{ locations: [{ line: 1, column: 3 }] }] });
  const reasons = [first, second].map((read) => ('errors' in read ? read.errors[0] : undefined));
  expect(reasons[1]).not.toBe(reasons[0]);
  expect(reasons[0]?.nodes).toBeUndefined();
});

it('reports at most five positions of an error', async () => {
  const { reader } = createCounting();
  const read = await reader.read(`query (\n${'$a: Int\n'.repeat(20)}) { hello }`, visitor);
  const [first] = 'errors' in read ? read.errors : [];
  expect(first?.locations).toEqual([2, 3, 4, 5, 6].map((line) => ({ line, column: 2 })));
});

it('refuses a document with more than two lines per allowed token', async () => {
  const { reader, validated } = createCounting();
  const lines = (count: number) => `{ hello }${'\n'.repeat(count - 1)}`;
  expect(codes(await reader.read(lines(200), visitor))).toEqual([]);
  expect(await reader.read(lines(201), visitor)).toMatchObject({
    errors: [{ message: 'This document has more than 200 lines, which is the most allowed.' }],
  });
  expect(validated.count).toBe(1);
});

it('evicts old refusals for newer ones, within a size limit', async () => {
  const { reader, validated } = createCounting();
  const long = (index: number) => `{ nope${index} } # ${'x'.repeat(200_000)}`;
  for (let index = 0; index < 6; index += 1) await reader.read(long(index), visitor);
  await reader.read(long(5), visitor);
  expect(validated.count).toBe(6);
  await reader.read(long(0), visitor);
  expect(validated.count).toBe(7);
});

it('refuses new documents of a caller whose budget is exhausted, with a Retry-After', async () => {
  const { reader, validated } = createCounting();
  await reader.read('{ hello }', visitor);
  const spent = createSpent();
  const [first, second] = await Promise.all(['{ a }', '{ b }'].map((source) => reader.read(source, spent)));
  expect(codes(first ?? {})).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(second).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 } }] });
  expect(codes(await reader.read('{ c }', spent))).toEqual(['RATE_LIMITED']);
  expect(validated.count).toBe(2);
  // Known documents cost nothing, and other senders are not delayed.
  expect(codes(await reader.read('{ hello }', spent))).toEqual([]);
  expect(codes(await reader.read('{ b }', visitor))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

it('charges the reading time to the network of the address', () => {
  const senders = createDocumentSenders({ burstMs: 10, msPerSecond: 0.001 });
  senders.of('2001:db8::1').took(11);
  expect(senders.of('2001:db8::ffff').waitSeconds()).toBeGreaterThan(0);
  expect(senders.of('2001:db8:0:1::1').waitSeconds()).toBe(0);
  expect(senders.of('192.0.2.1').waitSeconds()).toBe(0);
});
