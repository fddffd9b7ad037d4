import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';

/** A small schema with everything that executors get wrong: abstract types, bubbling nulls, scalars, defaults. */
export function createZooSchema(): GraphQLSchema {
  const zoo = buildSchema(`
    scalar DateTime
    enum Color { RED GREEN }
    enum Trick { LOUD QUIET }
    input Filter { color: Color = RED, min: Int = 2, names: [String!], since: DateTime }
    interface Animal { name: String! age: Int seen: DateTime failing: String friend: Animal friends: [Animal!] required: String! }
    type Cat implements Animal { name: String! age: Int seen: DateTime failing: String friend: Animal friends: [Animal!] required: String! lives: Int detail: CatDetail }
    type Dog implements Animal { name: String! age: Int seen: DateTime failing: String! friend: Animal friends: [Animal!] required: String! tricks(kind: Trick = QUIET): [String] detail: DogDetail }
    type CatDetail { lives: Int }
    type DogDetail { bark: String }
    type Plant { latin: String }
    union Anything = Cat | Dog | Plant
    type Query {
      animals: [Animal] cat: Cat anything: [Anything!] holes: [Int!] rejected: Int keeper: String
      echo(value: String = "quiet"): String echoEnum(value: Color = GREEN): Color when(at: DateTime): DateTime
      args(first: Int!, filter: Filter): String
    }
    type Mutation { count: Int! }
  `);
  const at = new Date('2026-01-31T12:00:00Z');
  const tom: Record<string, unknown> = {
    kind: 'Cat',
    name: 'Tom',
    age: 3,
    seen: at,
    lives: 9,
    detail: { lives: 9 },
  };
  const rex: Record<string, unknown> = {
    kind: 'Dog',
    name: 'Rex',
    age: null,
    friend: tom,
    friends: [tom],
    detail: { bark: '"wau"\n' },
  };
  Object.assign(tom, { friend: rex, friends: [rex, tom] });
  let count = 0;
  resolve('Query', {
    animals: () => [tom, Promise.resolve(rex), null],
    cat: () => Promise.resolve(tom),
    anything: () => [tom, rex, { kind: 'Plant', latin: 'Ficus' }],
    holes: () => [1, null, 3],
    rejected: () => Promise.reject(new Error('No such thing.')),
    keeper: (_parent, _values, { keeper }) => keeper,
    echo: (_parent, { value }) => value,
    echoEnum: (_parent, { value }) => value,
    when: (_parent, { at: given }) => given ?? null,
    args: (_parent, values) => JSON.stringify(values),
  });
  resolve('Mutation', { count: () => Promise.resolve(count++ % 2) });
  for (const type of ['Cat', 'Dog']) {
    resolve(type, {
      failing: () => {
        throw new GraphQLError('It fails.', { extensions: { code: 'NOT_FOUND' } });
      },
      required: () => null,
    });
  }
  resolve('Dog', { tricks: (_parent, { kind }) => [kind, Promise.resolve('sit')] });
  for (const name of ['Animal', 'Anything']) {
    Object.assign(zoo.getType(name) ?? {}, { resolveType: (value: { kind: string }) => value.kind });
  }
  Object.assign(zoo.getType('DateTime') ?? {}, {
    serialize: (value: Date) => value.toISOString(),
    parseValue: parseDate,
    parseLiteral: (node: { value: string }) => parseDate(node.value),
  });
  return zoo;

  type Resolve = (parent: unknown, values: Record<string, unknown>, context: { keeper: string }) => unknown;
  function resolve(typeName: string, resolvers: Record<string, Resolve>): void {
    const type = zoo.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`No type ${typeName}.`);
    for (const [name, resolver] of Object.entries(resolvers))
      Object.assign(type.getFields()[name] ?? {}, { resolve: resolver });
  }
}

function parseDate(value: unknown): Date {
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new TypeError(`Not a time: ${String(value)}`);
  return date;
}
