import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from '../../generated/prisma/client.js';
import { createStatementCounter } from './statement-counter.js';
import type { Transactor } from './transactor.js';

/** What a repository runs its statements on: the whole client, or one transaction of it. */
export type DatabaseClient = Prisma.TransactionClient;

export interface DatabaseOptions {
  readonly url: string;
  /** The most connections this process opens. */
  readonly poolSize: number;
  /** How long a caller waits for a free connection before it is told that there is none. */
  readonly acquireTimeoutMs: number;
  /** How long one statement may run before the server ends it. */
  readonly statementTimeoutMs: number;
}

/** The database, with Prisma for what is ordinary and `pg` beside it for what is not. */
export interface Database extends AsyncDisposable {
  readonly prisma: PrismaClient;
  /** For what somebody waits for: every statement is bounded, also where the server does not answer at all. */
  readonly pool: Pool;
  /** For jobs and imports, whose statements may take as long as they need. A few connections of its own. */
  readonly batchPool: Pool;
  /** How many statements this process has sent since it started. */
  statementCount(): number;
  transactor<Repositories>(bind: (client: DatabaseClient) => Repositories): Transactor<Repositories>;
}

const BATCH_CONNECTIONS = 4;

/** How much later than the server we give a statement up ourselves. */
const SERVER_HEAD_START_MS = 1_000;

export function createDatabase(options: DatabaseOptions): Database {
  const { statementTimeoutMs, acquireTimeoutMs } = options;
  const counter = createStatementCounter();
  const common = {
    connectionString: options.url,
    connectionTimeoutMillis: acquireTimeoutMs,
    keepAlive: true,
    Client: counter.Client,
  };
  const pool = new Pool({
    ...common,
    application_name: 'streamcore',
    max: options.poolSize,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + SERVER_HEAD_START_MS,
  });
  const batchPool = new Pool({ ...common, application_name: 'streamcore batch', max: BATCH_CONNECTIONS });
  for (const each of [pool, batchPool]) {
    // An idle connection that the server closes is replaced at the next use; the caller then sees the error.
    each.on('error', () => undefined);
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: acquireTimeoutMs, timeout: statementTimeoutMs },
  });

  return {
    prisma,
    pool,
    batchPool,
    statementCount: counter.count,
    transactor: (bind) => ({
      run: (work) => prisma.$transaction((client) => work(bind(client))),
    }),
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), batchPool.end()]);
    },
  };
}
