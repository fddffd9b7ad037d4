import type pg from 'pg';
import type { LogPosition } from './position-log.js';

/** The WAL position of a server, and the database system it belongs to. */
export interface ServerPosition {
  /** The system identifier, which a primary and its replicas share. */
  readonly cluster: string;
  readonly position: LogPosition;
}

interface Row {
  readonly cluster: string;
  readonly isReplica: boolean;
  readonly position: string | null;
}

/** The write position rather than the flush position, so that asynchronous commits count too. */
const OF_PRIMARY = positionStatement('pg_current_wal_insert_lsn()');
const OF_REPLICA = positionStatement('pg_last_wal_replay_lsn()');

/** On a primary; replicas reject this function. */
function positionStatement(position: string): string {
  return `SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
    pg_is_in_recovery() AS "isReplica", pg_wal_lsn_diff(${position}, '0/0')::text AS position`;
}

export function primaryPosition(pool: pg.Pool): Promise<ServerPosition> {
  return readPosition(pool, OF_PRIMARY);
}

/** @throws NotAReplicaError */
export async function replicaPosition(pool: pg.Pool): Promise<ServerPosition> {
  return readPosition(pool, OF_REPLICA);
}

async function readPosition(pool: pg.Pool, statement: string): Promise<ServerPosition> {
  const { rows } = await pool.query<Row>(statement);
  const [row] = rows;
  if (!row || row.position === null || row.isReplica !== (statement === OF_REPLICA)) {
    throw new NotAReplicaError();
  }
  return { cluster: row.cluster, position: BigInt(row.position) };
}

/** A promoted server still answers, but no longer replays the primary's changes. */
export class NotAReplicaError extends Error {
  constructor() {
    super('This server is not a replica.');
    this.name = 'NotAReplicaError';
  }
}
