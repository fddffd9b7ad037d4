import { buildSchema, type GraphQLError, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { InvalidInputError } from '../../shared/domain-error.js';
import { createDocumentSenders } from './document-senders.js';
import { createGate, type Transport } from './gate.js';

const schema = buildSchema(`
  type Query { home(railSize: Int = 10): Home! titles(first: Int! = 20): TitleConnection! title: Title }
  type Mutation { rate(input: RateInput): Title }
  input RateInput { stars: Int }
  type Subscription { rated: Title }
  type Home { rails: [Rail!]! }
  type Rail { title: String! items: [Item!]! }
  type Item { title: Title! }
  type Title { id: ID! name: String! genres: [Genre!]! similar(first: Int = 20): [Title!]! parent: Title }
  type Genre { name: String! }
  type TitleConnection { edges: [TitleEdge!]! }
  type TitleEdge { cursor: String! node: Title! }
`);

const limits = { tokens: 2000, depth: 10, aliases: 30, cost: 10_000 };
const gate = createGate({ schema, limits, introspection: true });
const closedGate = createGate({ schema, limits, introspection: false });

const visitor = createDocumentSenders(null).of('192.0.2.1');

/** The error messages of a refused document. */
function refusals(source: string, by = gate): string[] {
  const read = by.readAtOnce(source);
  return 'errors' in read ? read.errors.map((error: GraphQLError) => error.message) : [];
}

function admit(source: string, variables: Record<string, unknown> = {}, transport: Transport = 'http'): void {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test gave no operation.');
  gate.admit({ document, operation, variables }, transport, visitor);
}

const nested = (depth: number) => `{ title ${'{ parent '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`;

describe('a document', () => {
  it('can be at most 10 fields deep', () => {
    expect(refusals(nested(10))).toEqual([]);
    expect(refusals(nested(11))).toEqual(['This operation has depth 11; the most allowed is 10.']);
  });

  it('cannot hide its depth in fragments', () => {
    const source = `{ title { ...A } } fragment A on Title { parent { parent { parent { parent { ...B } } } } }
      fragment B on Title { parent { parent { parent { parent { parent { id } } } } } }`;
    expect(refusals(source)).toEqual(['This operation has depth 11; the most allowed is 10.']);
  });

  it('can have at most 30 aliases, counted for each fragment spread', () => {
    const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: id`).join(' ');
    expect(refusals(`{ title { ${aliases(30)} } }`)).toEqual([]);
    expect(refusals(`{ title { ${aliases(31)} } }`)).toEqual([
      'This operation has aliases 31; the most allowed is 30.',
    ]);
    const spread = `{ title { ...A parent { ...A } } } fragment A on Title { ${aliases(16)} }`;
    expect(refusals(spread)).toEqual(['This operation has aliases 32; the most allowed is 30.']);
  });

  it('can have at most 50 directives', () => {
    const fields = (count: number) => '... @include(if: true) { id } '.repeat(count);
    expect(refusals(`{ title { ${fields(50)} } }`)).toEqual([]);
    expect(refusals(`{ title { ${fields(51)} } }`)).toHaveLength(1);
  });

  it('is refused quickly if its fragments multiply', () => {
    const fragments = Array.from(
      { length: 25 },
      (_, index) => `fragment F${index} on Title { x: id ...F${index + 1} ...F${index + 1} }`,
    );
    // Expanding 33 million fields would take far longer than the test's timeout.
    const found = refusals(`{ title { ...F0 } } ${fragments.join(' ')} fragment F25 on Title { id }`);
    expect(found[0]).toMatch(/aliases 33554431/);
  });

  it('can have at most 300 fields and fragments, counted as written', () => {
    const fields = (count: number) =>
      `{ title { ...F ${'id '.repeat(count - 3)} } } fragment F on Title { id }`;
    expect(refusals(fields(300))).toEqual([]);
    expect(refusals(fields(301))).toEqual(['This operation has selections 301; the most allowed is 300.']);
  });

  it('is not validated further if it is too large', () => {
    const found = refusals(`{ nope ${'titles { edges { node { id } } } '.repeat(190)} }`);
    expect(found).toEqual(['This operation has selections 761; the most allowed is 300.']);
  });

  it('must not have cyclic fragments', () => {
    expect(refusals('{ title { ...A } } fragment A on Title { parent { ...A } }')[0]).toMatch(/itself/);
  });

  it('is refused during parsing if it is too long', () => {
    const read = gate.readAtOnce(`{ title { ${'id '.repeat(3000)} } }`);
    expect(read).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
  });

  it('is refused if its comments are too long, which the parser does not count', () => {
    const commented = (count: number) => `{ title { id } }${'\n#'.repeat(count)}`;
    expect(refusals(commented(1_994))).toEqual([]);
    expect(refusals(commented(1_995))).toEqual(['This operation has tokens 2001; the most allowed is 2000.']);
  });

  it('is cached', () => {
    const first = gate.readAtOnce('{ title { id } }');
    const second = gate.readAtOnce('{ title { id } }');
    expect('document' in first && 'document' in second && first.document === second.document).toBe(true);
  });
});

describe('introspection', () => {
  it('accepts the standard query if it is on', () => {
    expect(refusals(getIntrospectionQuery())).toEqual([]);
    expect(() => admit(getIntrospectionQuery())).not.toThrow();
  });

  it.each([
    [
      'GraphiQL and codegen send',
      { inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true },
    ],
    [
      'Apollo sends',
      { descriptions: true, directiveIsRepeatable: true, oneOf: true, inputValueDeprecation: true },
    ],
  ])('accepts the query that %s', (_who, options) => {
    expect(refusals(getIntrospectionQuery(options))).toEqual([]);
  });

  const times = (count: number, write: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => write(index)).join(' ');
  const whole =
    'fragment S on __Schema { types { fields { name args { name type { name } } type { name ofType { name } } } } }';

  it.each([
    ['all of it, under thirty names', `{ ${times(30, (index) => `a${index}: __schema { ...S }`)} } ${whole}`],
    [
      'its types, under thirty names',
      `{ __schema { ${times(30, (index) => `a${index}: types { ...T }`)} } } fragment T on __Type { fields { name args { name } type { name kind ofType { name } } } }`,
    ],
  ])('is limited to twice the size of the schema: not %s', (_what, source) => {
    expect(refusals(source)).toEqual([
      'This operation has the schema described more than 2 times over, which is the most allowed.',
    ]);
  });

  it('accepts many individual types', () => {
    expect(
      refusals(`{ ${times(30, (index) => `a${index}: __type(name: "Title") { name fields { name } }`)} }`),
    ).toEqual([]);
  });

  it('is refused if it is off, under any alias, except __typename', () => {
    expect(refusals('{ a: __schema { types { name } } }', closedGate)).toHaveLength(1);
    expect(
      refusals('{ ...F } fragment F on Query { __type(name: "Title") { name } }', closedGate),
    ).toHaveLength(1);
    expect(refusals('{ __typename title { __typename } }', closedGate)).toEqual([]);
  });
});

describe('the kind of an operation', () => {
  it('must be supported by the transport', () => {
    expect(() => admit('subscription { rated { id } }', {}, 'http')).toThrow(/WebSocket/);
    expect(() => admit('subscription { rated { id } }', {}, 'websocket')).not.toThrow();
    expect(() => admit('mutation { rate { id } }', {}, 'websocket')).not.toThrow();
  });
});

describe('the cost of an operation', () => {
  const home =
    'query ($railSize: Int) { home(railSize: $railSize) { rails { title items { title { id name genres { name } } } } } }';
  const similar = (sizes: number[], inner = 'id'): string =>
    sizes.reduceRight((selection, first) => `similar(first: ${first}) { ${selection} }`, inner);

  it('admits the home screen', () => {
    expect(() => admit(home, { railSize: 20 })).not.toThrow();
    expect(() => admit(home)).not.toThrow();
  });

  it('multiplies the page sizes of lists within lists', () => {
    expect(() => admit(`{ title { ${similar([100])} } }`)).not.toThrow();
    expect(() => admit(`{ title { ${similar([100, 100, 100, 100])} } }`)).toThrow(/may fetch/);
  });

  it('uses the default page size of the schema if none is given', () => {
    expect(() => admit('{ title { similar { similar { similar { similar { id } } } } } }')).toThrow(
      /may fetch/,
    );
  });

  it('counts the entries of a connection once', () => {
    expect(() =>
      admit('{ titles(first: 100) { edges { cursor node { id genres { name } } } } }'),
    ).not.toThrow();
  });

  it('analyses a fragment once, however often it is spread', () => {
    const genres = schema.getType('Title');
    const field = genres && 'getFields' in genres ? genres.getFields()['genres'] : undefined;
    if (!field) throw new Error('No such field.');
    let read = 0;
    Object.defineProperty(field, 'extensions', {
      configurable: true,
      get: () => {
        read += 1;
        return {};
      },
    });
    const doubling = Array.from(
      { length: 10 },
      (_, index) => `fragment F${index} on Title { ...F${index + 1} ...F${index + 1} }`,
    ).join(' ');
    admit(`{ title { ...F0 } } ${doubling} fragment F10 on Title { genres { name } }`);
    expect(read).toBe(1);
    Object.defineProperty(field, 'extensions', { value: {} });
  });

  it('counts a fragment for each spread', () => {
    const pages = (count: number) =>
      `{ title { ...F } } fragment F on Title { ${'...G '.repeat(count)} } fragment G on Title { similar(first: 100) { genres { name } } }`;
    expect(() => admit(pages(16))).not.toThrow();
    expect(() => admit(pages(17))).toThrow('may fetch 10201 objects');
  });

  it('is not computed above 10,000 fields with fragments spread', () => {
    const doubling = Array.from(
      { length: 25 },
      (_, index) => `fragment F${index} on Title { ...F${index + 1} ...F${index + 1} }`,
    ).join(' ');
    expect(() => admit(`{ title { ...F0 } } ${doubling} fragment F25 on Title { id }`)).toThrow(
      /too many fields/,
    );
  });

  it('reads page sizes from variables for each request', () => {
    const source =
      'query ($first: Int!) { title { similar(first: $first) { similar(first: $first) { id } } } }';
    const document = parse(source);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('The test gave no operation.');
    expect(() =>
      gate.admit({ document, operation, variables: { first: 10 } }, 'http', visitor),
    ).not.toThrow();
    expect(() => gate.admit({ document, operation, variables: { first: 100 } }, 'http', visitor)).toThrow(
      /may fetch/,
    );
    expect(() =>
      gate.admit({ document, operation, variables: { first: 10 } }, 'http', visitor),
    ).not.toThrow();
  });

  it.each([-1, 0, 101])('refuses a page size of %d, naming the argument', (first) => {
    const refused = () =>
      admit('query ($first: Int!) { titles(first: $first) { edges { cursor } } }', { first });
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(
      expect.objectContaining({ fields: { first: 'first must be between 1 and 100.' } }),
    );
  });

  it('is computed for a known operation without another analysis', () => {
    const document = parse(home);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('The test gave no operation.');
    const price = () => gate.admit({ document, operation, variables: { railSize: 20 } }, 'http', visitor);
    const cost = price();
    const read = vi.fn(() => parse('{ title { id } }').definitions);
    Object.defineProperty(document, 'definitions', { get: read });
    Object.defineProperty(operation, 'selectionSet', { get: read });
    expect(price()).toBe(cost);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('a live field', () => {
  const refused = ['The root field of a subscription cannot have @skip or @include.'];

  it.each([
    'subscription { rated @skip(if: true) { id } }',
    'subscription { rated @include(if: false) { id } }',
    'subscription ($on: Boolean!) { rated @include(if: $on) { id } }',
    'subscription { ... @skip(if: true) { rated { id } } }',
    'subscription { ...A @skip(if: true) } fragment A on Subscription { rated { id } }',
    'subscription { ...A } fragment A on Subscription { rated @skip(if: true) { id } }',
  ])('cannot be conditional: %s', (source) => {
    expect(refusals(source)).toEqual(refused);
  });

  it('can have conditional fields below it', () => {
    expect(refusals('subscription { rated { id name @skip(if: true) } }')).toEqual([]);
  });
});

describe('variables', () => {
  const rate = 'mutation ($input: RateInput!) { rate(input: $input) { id } }';

  /** Unknown members of an input, with the number of times they are read. */
  function strangeMembers(count: number) {
    const read = { count: 0 };
    const members = Object.fromEntries(Array.from({ length: count }, (_, index) => [`strange${index}`, 1]));
    const input = new Proxy(members, {
      get(target, name) {
        read.count += 1;
        return Reflect.get(target, name);
      },
    });
    return { input, read };
  }

  it('are read only a few times, however many errors they have, also for known operations', () => {
    const { input, read } = strangeMembers(500);
    for (let time = 0; time < 3; time += 1) {
      expect(() => admit(rate, { input })).toThrow(/Field "strange0" is not defined by type "RateInput"/);
    }
    expect(read.count).toBeLessThan(20 * 500);
  });

  it('are charged to their sender if reading them takes long', () => {
    let took = 0;
    const sender = { ...visitor, took: (ms: number) => (took += ms) };
    const send = (input: object) => {
      const document = parse(rate);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('The test gave no operation.');
      expect(() => gate.admit({ document, operation, variables: { input } }, 'http', sender)).toThrow(
        /strange0/,
      );
    };
    send(strangeMembers(300_000).input);
    expect(took).toBeGreaterThan(0);
  });

  it('are refused at the first error as a client error', () => {
    const { input } = strangeMembers(2);
    expect(() => admit(rate, { input })).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } }),
    );
  });
});
