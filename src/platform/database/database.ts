import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
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

/** One connection pool, with Prisma for what is ordinary and `pg` beside it for what is not. */
export interface Database extends AsyncDisposable {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** How many statements this process has sent since it started. */
  statementCount(): number;
  transactor<Repositories>(bind: (client: DatabaseClient) => Repositories): Transactor<Repositories>;
}

export function createDatabase(options: DatabaseOptions): Database {
  const counter = createStatementCounter();
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: options.acquireTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    application_name: 'streamcore',
    Client: counter.Client,
  });
  // An idle connection that the server closes is replaced at the next use; the caller then sees the error.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

  return {
    prisma,
    pool,
    statementCount: counter.count,
    transactor: (bind) => ({
      run: (work) => prisma.$transaction((client) => work(bind(client))),
    }),
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
