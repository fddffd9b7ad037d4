import type { MetricDefinition, Metrics } from '../../telemetry/metrics/metric.js';
import type { Database } from '../database.js';
import type { Replica } from './replica.js';

const REPLICA_LAG: MetricDefinition = {
  name: 'streamcore_database_replica_lag_seconds',
  help: 'Upper bound of the replication lag. Missing while the replica is unreachable.',
  labels: ['replica'],
};

const REPLICA_UP: MetricDefinition = {
  name: 'streamcore_database_replica_up',
  help: 'Whether a replica is within the lag bound: 1, or 0 while the primary is queried instead.',
  labels: ['replica'],
};

const REPLICA_STATEMENTS: MetricDefinition = {
  name: 'streamcore_database_replica_statements_total',
  help: 'Statements sent to a replica.',
  labels: ['replica'],
};

const READS: MetricDefinition = {
  name: 'streamcore_database_reads_total',
  help: 'Replica-eligible statements by the server that answered: replica, or primary after recent writes of the account or without a usable replica.',
  labels: ['answered_by'],
};

/** A health check for each replica, by name. */
export function replicaProbes(replicas: readonly Replica[]): Record<string, () => Promise<void>> {
  return Object.fromEntries(
    replicas.map((replica) => [
      `replica ${replica.name}`,
      async () => {
        if (!replica.isFresh()) throw new Error('The replica is unreachable, or too far behind.');
      },
    ]),
  );
}

/** Does nothing without replicas. */
export function measureReplicas(
  { replicas, readCounts }: Pick<Database, 'replicas' | 'readCounts'>,
  metrics: Metrics,
): void {
  if (replicas.length === 0) return;
  const statements = metrics.counter(REPLICA_STATEMENTS);
  const reads = metrics.counter(READS);
  metrics.beforeReading(() => {
    for (const replica of replicas) statements.with(replica.name).advanceTo(replica.statementCount());
    const counts = readCounts();
    reads.with('replica').advanceTo(counts.replica);
    reads.with('primary').advanceTo(counts.primary);
  });
  metrics.gauge(REPLICA_UP, () =>
    replicas.map((replica) => ({ values: [replica.name], value: Number(replica.isFresh()) })),
  );
  metrics.gauge(REPLICA_LAG, () =>
    replicas.flatMap((replica) => {
      const lagMs = replica.lagMs();
      return lagMs === null ? [] : [{ values: [replica.name], value: lagMs / 1_000 }];
    }),
  );
}
