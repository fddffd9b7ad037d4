import { PARTS, type Part } from '../../test/support/run-notes.js';

/** The servers of the tests. */
export interface Places {
  readonly redis: 'server' | 'cluster';
  readonly database: 'direct' | 'pgbouncer';
  readonly hasReplica: boolean;
}

/** The environment with which the tests find those servers. */
export function environmentOf({ redis, database, hasReplica }: Places): Readonly<Record<string, string>> {
  return {
    ...(redis === 'cluster' ? { TEST_REDIS: 'cluster' } : {}),
    ...(database === 'pgbouncer' ? { TEST_POOLER: 'pgbouncer' } : {}),
    ...(hasReplica ? { TEST_REPLICA: '1' } : {}),
  };
}

/** The differences from a usual run. */
export function unusualParts({ redis, database, hasReplica }: Places): Part[] {
  const isUnusual = { redis: redis === 'cluster', database: database === 'pgbouncer', replica: hasReplica };
  return PARTS.filter((part) => isUnusual[part]);
}

export function placesInWords({ redis, database, hasReplica }: Places): string {
  return [
    redis === 'cluster' ? 'a Redis Cluster of three masters' : 'one Redis',
    database === 'pgbouncer' ? 'PostgreSQL through PgBouncer' : 'PostgreSQL by itself',
    hasReplica ? 'with a replica' : 'without a replica',
  ].join(', ');
}
