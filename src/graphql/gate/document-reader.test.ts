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

it('reads a document that is new in a later turn, and one that it knows at once', async () => {
  const { reader, validated } = createCounting();
  const first = reader.read('{ hello }', visitor);
  expect(validated.count).toBe(0);
  expect(await first).toEqual({ document: reader.recall('{ hello }') });
  await reader.read('{ hello }', visitor);
  expect(validated.count).toBe(1);
});

it('reads a document once that many ask for at once', async () => {
  const { reader, validated } = createCounting();
  await Promise.all(Array.from({ length: 500 }, () => reader.read('{ hello }', visitor)));
  expect(validated.count).toBe(1);
});

it.each(['{ nope }', '{ hello'])(
  'refuses a document the second time without reading it: %s',
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

it('says where a document is wrong, and keeps none of the errors, which would keep all of the document', async () => {
  const { reader } = createCounting();
  const [first, second] = [await reader.read('{ nope }', visitor), await reader.read('{ nope }', visitor)];
  expect(first).toMatchObject({ errors: [{ locations: [{ line: 1, column: 3 }] }] });
  const reasons = [first, second].map((read) => ('errors' in read ? read.errors[0] : undefined));
  expect(reasons[1]).not.toBe(reasons[0]);
  expect(reasons[0]?.nodes).toBeUndefined();
});

it('names five places of a mistake at most, each by its line', async () => {
  const { reader } = createCounting();
  const read = await reader.read(`query (\n${'$a: Int\n'.repeat(20)}) { hello }`, visitor);
  const [first] = 'errors' in read ? read.errors : [];
  expect(first?.locations).toEqual([2, 3, 4, 5, 6].map((line) => ({ line, column: 2 })));
});

it('refuses a document of more lines than two for each token that it may have, whatever stands in them', async () => {
  const { reader, validated } = createCounting();
  const lines = (count: number) => `{ hello }${'\n'.repeat(count - 1)}`;
  expect(codes(await reader.read(lines(200), visitor))).toEqual([]);
  expect(await reader.read(lines(201), visitor)).toMatchObject({
    errors: [{ message: 'This document has more than 200 lines, which is the most allowed.' }],
  });
  expect(validated.count).toBe(1);
});

it('forgets refusals for newer ones, of which few long ones have room', async () => {
  const { reader, validated } = createCounting();
  const long = (index: number) => `{ nope${index} } # ${'x'.repeat(200_000)}`;
  for (let index = 0; index < 6; index += 1) await reader.read(long(index), visitor);
  await reader.read(long(5), visitor);
  expect(validated.count).toBe(6);
  await reader.read(long(0), visitor);
  expect(validated.count).toBe(7);
});

it('reads nothing new of whom too much was read, and says when to come again', async () => {
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

it('holds what is read against a network, whichever of its addresses it came from', () => {
  const senders = createDocumentSenders({ burstMs: 10, msPerSecond: 0.001 });
  senders.of('2001:db8::1').took(11);
  expect(senders.of('2001:db8::ffff').waitSeconds()).toBeGreaterThan(0);
  expect(senders.of('2001:db8:0:1::1').waitSeconds()).toBe(0);
  expect(senders.of('192.0.2.1').waitSeconds()).toBe(0);
});
