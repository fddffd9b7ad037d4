import { Redis } from 'ioredis';
import type { Engine } from '../../src/engine.js';

/** The effects of some work in the servers, per cause. */
export interface Grown {
  /** Rows that were added, by table; updated rows are not included. */
  readonly rows: Readonly<Record<string, number>>;
  /** Of tables and their indexes. */
  readonly databaseBytes: number;
  /** Of PostgreSQL's write-ahead log, which replicas and backups receive. */
  readonly logBytes: number;
  readonly redisBytes: number;
}

interface State {
  readonly rows: ReadonlyMap<string, number>;
  readonly databaseBytes: number;
  readonly logBytes: number;
  readonly redisBytes: number;
}

/** @param count the number of causes */
export async function growthOf(engine: Engine, count: number, work: () => Promise<void>): Promise<Grown> {
  const before = await stateOf(engine);
  await work();
  const after = await stateOf(engine);
  const added = [...after.rows].map(
    ([table, rows]) => [table, (rows - (before.rows.get(table) ?? 0)) / count] as const,
  );
  return {
    rows: Object.fromEntries(added.filter(([, rows]) => rows > 0)),
    databaseBytes: (after.databaseBytes - before.databaseBytes) / count,
    logBytes: (after.logBytes - before.logBytes) / count,
    redisBytes: (after.redisBytes - before.redisBytes) / count,
  };
}

/** Partitions count with their partitioned table. */
const TABLES = `
  SELECT relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`;

async function stateOf({ database: { pool }, config }: Engine): Promise<State> {
  const { rows: tables } = await pool.query<{ name: string }>(TABLES);
  const rows = new Map<string, number>();
  for (const { name } of tables) {
    const { rows: counted } = await pool.query<{ count: number }>(`SELECT count(*)::int FROM "${name}"`);
    rows.set(name, counted[0]?.count ?? 0);
  }
  const { rows: sizes } = await pool.query<{ database: number; log: number }>(`
    SELECT pg_database_size(current_database())::float8 AS database,
      pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS log`);
  return {
    rows,
    databaseBytes: sizes[0]?.database ?? 0,
    logBytes: sizes[0]?.log ?? 0,
    redisBytes: await redisBytes(config.redis.url),
  };
}

async function redisBytes(url: string): Promise<number> {
  const redis = new Redis(url);
  try {
    return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0);
  } finally {
    redis.disconnect();
  }
}
