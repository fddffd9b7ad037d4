import { EventEmitter } from 'node:events';
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { allow, rule } from '../../../src/graphql/graphql-shield.js';
import {
  createGraphqlServer,
  type GraphqlServer,
  type GraphqlServerOptions,
} from '../../../src/graphql/server.js';
import { LiveTopicLaggedError } from '../../../src/platform/events/live-topics.js';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../../../src/shared/domain-error.js';

export interface ShopContext {
  readonly requestId: string;
  readonly customer: string | null;
  /** The number of reads through this context. */
  reads: number;
}

export const SHOP_LIMITS = { tokens: 2000, depth: 10, aliases: 30, cost: 10_000 };

/** The ends of sign-ins, as announced or after a renewal. */
export const EXPIRY = new Date('2026-02-01T00:00:00Z');

/** The number of open streams of the shop. */
export interface OpenStreams {
  count: number;
}

export interface ShopServer extends AsyncDisposable {
  readonly server: GraphqlServer;
  readonly schema: GraphQLSchema;
  readonly url: string;
  readonly socketUrl: string;
  readonly streams: OpenStreams;
  /** Ends every sign-in of a socket. */
  endSignIns(): void;
  /** Warns every socket that its sign-in will end. */
  warnSignIns(): void;
  /** The log, one JSON text per line. */
  readonly log: readonly string[];
}

/** A server on a free port, with a schema small enough to remember while reading a test. */
export async function startShop(
  overrides: Partial<GraphqlServerOptions<ShopContext>> = {},
): Promise<ShopServer> {
  const streams: OpenStreams = { count: 0 };
  const log: string[] = [];
  const signIns = new EventEmitter().setMaxListeners(0);
  const schema = createShopSchema(streams);
  const isCustomer = rule('isCustomer', { cache: 'no_cache' })(
    (_parent, _values, context: ShopContext) => context.customer !== null || new UnauthenticatedError(),
  );
  const server = await createGraphqlServer<ShopContext>({
    schema,
    permissions: {
      Query: { hello: allow, shelves: allow, orders: isCustomer, broken: allow, missing: allow, down: allow },
      Mutation: { order: isCustomer },
      Subscription: {
        counted: allow,
        reads: allow,
        orderPlaced: isCustomer,
        breaking: allow,
        lagging: allow,
      },
    },
    gate: { limits: SHOP_LIMITS, introspection: true },
    watchSignIn: async (authorization, { onEnd, onExpiring }) => {
      const customer = customerOf(authorization);
      const warn = () => onExpiring(EXPIRY);
      signIns.once('end', onEnd);
      signIns.on('warn', warn);
      return {
        accountId: customer,
        // A customer's newer credentials begin with the name too.
        async renew(renewal) {
          if (customer === null || !customerOf(renewal)?.startsWith(customer))
            throw new UnauthenticatedError();
          return EXPIRY;
        },
        stop() {
          signIns.off('end', onEnd);
          signIns.off('warn', warn);
        },
      };
    },
    buildContext: async ({ authorization, requestId }) => ({
      requestId,
      customer: customerOf(authorization),
      reads: 0,
    }),
    renewContext: ({ requestId, customer }) => ({ requestId, customer, reads: 0 }),
    http: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://localhost',
      allowedOrigins: ['https://tv.example'],
      trustedProxies: [],
      drainMs: 0,
    },
    logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    probes: {},
    clientRegion: () => null,
    ...overrides,
  });
  const address = await server.listen();
  return {
    server,
    schema,
    url: `${address}/graphql`,
    socketUrl: `${address.replace('http', 'ws')}/graphql`,
    streams,
    endSignIns: () => signIns.emit('end'),
    warnSignIns: () => signIns.emit('warn'),
    log,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function customerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  if (!authorization.startsWith('Bearer ')) throw new UnauthenticatedError('Your sign-in has expired.');
  return authorization.slice('Bearer '.length);
}

export function createShopSchema(streams: OpenStreams): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      hello(name: String = "you", unit: Unit = METRE): String!
      shelves(railSize: Int = 10): [Shelf!]!
      orders(first: Int! = 20): OrderConnection!
      broken: String
      missing: String
      down: String
    }
    type Mutation { order(name: String!): Order! }
    type Subscription { counted(to: Int! = 3): Int! reads: Int! orderPlaced: Order! breaking: Int! lagging: Int! }
    enum Unit { METRE FOOT }
    type Shelf { name: String! products: [Product!]! }
    type Product { name: String! related(first: Int = 20): [Product!]! shelf: Shelf! }
    type Order { id: ID! name: String! product: Product }
    type OrderConnection { edges: [OrderEdge!]! }
    type OrderEdge { node: Order! }
  `);
  const shelf = { name: 'Films', products: [{ name: 'Alien', related: [] }] };
  implement(schema, {
    Query: {
      hello: (_parent, { name }) => `Hello ${name}`,
      shelves: () => [shelf],
      orders: () => ({ edges: [{ node: { id: '1', name: 'Alien' } }] }),
      broken: () => {
        throw new Error('password=hunter2 at db.internal');
      },
      missing: () => {
        throw new NotFoundError('The title');
      },
      down: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    },
    Mutation: {
      order: (_parent, { name }, { customer }: ShopContext) => {
        if (name === 'forbidden') throw new ForbiddenError();
        return { id: '2', name: `${name} for ${customer}` };
      },
    },
    Subscription: {
      counted: (value) => value,
      lagging: (value) => value,
      reads: (_value, _arguments, context) => {
        context.reads += 1;
        return context.reads;
      },
      breaking: () => {
        throw new Error('password=hunter2 at db.internal');
      },
    },
  });
  subscribe(schema, 'counted', async function* counted(_parent, { to }) {
    streams.count += 1;
    try {
      for (let value = 1; value <= to; value += 1) yield value;
      // A stream stays open after its last event, like a live one.
      if (to > 100) await new Promise(() => {});
    } finally {
      streams.count -= 1;
    }
  });
  subscribe(schema, 'reads', async function* reads() {
    yield* [1, 2, 3];
  });
  subscribe(schema, 'orderPlaced', async function* orderPlaced() {
    streams.count += 1;
    yield { orderPlaced: { id: '1', name: 'Alien' } };
  });
  subscribe(schema, 'lagging', async function* lagging() {
    yield 1;
    throw new LiveTopicLaggedError('things');
  });
  subscribe(schema, 'breaking', async function* breaking() {
    yield 1;
  });
  return schema;
}

type Resolvers = Record<string, GraphQLFieldResolver<unknown, ShopContext>>;

function implement(schema: GraphQLSchema, types: Record<string, Resolvers>): void {
  for (const [typeName, resolvers] of Object.entries(types)) {
    const type = schema.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`No type ${typeName}.`);
    for (const [name, resolve] of Object.entries(resolvers))
      Object.assign(type.getFields()[name] ?? {}, { resolve });
  }
}

function subscribe(
  schema: GraphQLSchema,
  name: string,
  source: GraphQLFieldResolver<unknown, ShopContext>,
): void {
  Object.assign(schema.getSubscriptionType()?.getFields()[name] ?? {}, { subscribe: source });
}
