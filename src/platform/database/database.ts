import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import type { ReadPool } from './replicas/read-pool.js';
import { createReadReplicas, type ReplicaSettings } from './replicas/read-replicas.js';
import type { Replica } from './replicas/replica.js';
import type { ReadCounts } from './replicas/routed-reads.js';
import { createStatementCounter } from './statement-counter.js';
import { createTracedPool } from './statement-tracing.js';
import type { Transactor } from './transactor.js';
import { unnamedStatement } from './unnamed-statement.js';

/** Runs the statements of a repository: the whole client, or one of its transactions. */
export type DatabaseClient = Prisma.TransactionClient;

export interface DatabaseOptions {
  /** The server, or a transaction pooler in front of it. */
  readonly url: string;
  /** The server itself, if the other URL leads to a pooler. */
  readonly directUrl?: string;
  /** The most connections this process opens. */
  readonly poolSize: number;
  /** How long a caller waits for a free connection before it gets an error. */
  readonly acquireTimeoutMs: number;
  /** How long one statement may run before the server cancels it. Behind a pooler this must be configured there; the process gives up a second later. */
  readonly statementTimeoutMs: number;
  /** Default: statements are not traced. */
  readonly tracing?: Tracing;
  /** Default: the primary answers everything. */
  readonly replicas?: ReplicaSettings | undefined;
}

/** The database: Prisma for ordinary queries, and `pg` for the others. */
export interface Database extends AsyncDisposable {
  readonly prisma: PrismaClient;
  /** For requests: every statement has a timeout, even when the server does not respond at all. */
  readonly pool: Pool;
  /** For single read statements that may return slightly stale data: replicas answer them, if there are any. */
  readonly readPool: ReadPool;
  readonly replicas: readonly Replica[];
  /** Counts which servers answered statements that replicas could answer. */
  readCounts(): ReadCounts;
  /** For jobs and imports, without statement timeouts. A few separate connections, directly to the server. */
  readonly batchPool: Pool;
  /** Traces its statements. */
  readonly tracing: Tracing;
  /** The number of statements that this process has sent. */
  statementCount(): number;
  /** Starts to use the replicas. Until then, the primary answers everything. */
  start(): Promise<void>;
  transactor<Repositories>(bind: (client: DatabaseClient) => Repositories): Transactor<Repositories>;
}

const BATCH_CONNECTIONS = 4;

/** How much later than the server the client gives a statement up. */
const SERVER_HEAD_START_MS = 1_000;

export function createDatabase(options: DatabaseOptions): Database {
  const { url, directUrl = url, statementTimeoutMs, acquireTimeoutMs, tracing = noTracing } = options;
  const isPooled = url !== directUrl;
  const counter = createStatementCounter(tracing, isPooled ? unnamedStatement : undefined);
  const PoolClass = tracing.isOn ? createTracedPool(tracing) : Pool;
  const common = {
    connectionTimeoutMillis: acquireTimeoutMs,
    keepAlive: true,
    Client: counter.Client,
  };
  const createPool = (connectionString: string) =>
    withoutFarewells(
      new PoolClass({
        ...common,
        connectionString,
        application_name: 'streamcore',
        max: options.poolSize,
        // A startup parameter, which a pooler refuses, because it shares its server connections.
        ...(isPooled ? {} : { statement_timeout: statementTimeoutMs }),
        query_timeout: statementTimeoutMs + SERVER_HEAD_START_MS,
      }),
    );
  const pool = createPool(url);
  const batchPool = withoutFarewells(
    new PoolClass({
      ...common,
      connectionString: directUrl,
      application_name: 'streamcore batch',
      max: BATCH_CONNECTIONS,
    }),
  );
  const readReplicas =
    options.replicas &&
    createReadReplicas(options.replicas, {
      primary: pool,
      primaryUrl: url,
      createPool,
      createWatchPool: (connectionString, timeoutMs) =>
        withoutFarewells(
          new Pool({
            connectionString,
            application_name: 'streamcore watch',
            max: 1,
            connectionTimeoutMillis: timeoutMs,
            query_timeout: timeoutMs,
          }),
        ),
    });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: acquireTimeoutMs, timeout: statementTimeoutMs },
  });

  return {
    prisma,
    pool,
    batchPool,
    readPool: readReplicas?.reads ?? pool,
    replicas: readReplicas?.all ?? [],
    readCounts: () => readReplicas?.reads.counts() ?? { replica: 0, primary: 0 },
    tracing,
    statementCount: counter.count,
    async start() {
      await readReplicas?.start();
    },
    transactor: (bind) => ({
      run: (work) => prisma.$transaction((client) => work(bind(client))),
    }),
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await readReplicas?.[Symbol.asyncDispose]();
      await Promise.all([pool.end(), batchPool.end()]);
    },
  };
}

/** A closed idle connection is replaced at the next use, where the caller sees any error. */
function withoutFarewells(pool: Pool): Pool {
  return pool.on('error', () => undefined);
}
