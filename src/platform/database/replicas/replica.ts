import { setMaxListeners } from 'node:events';
import { DatabaseError, type Pool, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { untilAborted } from '../../async/deadline.js';
import type { Logger } from '../../telemetry/logger.js';
import type { PositionLog } from './position-log.js';
import type { ReadPool } from './read-pool.js';
import { replicaPosition, type ServerPosition } from './server-position.js';

export interface ReplicaOptions {
  /** Its host and port. */
  readonly name: string;
  readonly pool: Pool;
  /** A dedicated connection for polling its position, so that the query does not queue. */
  readonly watchPool: Pool;
  readonly positions: PositionLog;
  readonly maxLagMs: number;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** A read replica of the database. */
export interface Replica extends ReadPool {
  readonly name: string;
  /** The upper bound of its lag; null while it is down. */
  lagMs(): number | null;
  /** Whether the lag is within the allowed bound. */
  isFresh(): boolean;
  /** Polls its position. Never throws. */
  look(primary: ServerPosition | null): Promise<void>;
  /** Marks it as down until it answers the next poll. */
  doubt(error: unknown): void;
  /** The number of statements sent to it. */
  statementCount(): number;
}

export function createReplica(options: ReplicaOptions): Replica {
  const { name, pool, watchPool, positions, maxLagMs, now, logger } = options;
  /** Null while it is down: running statements are aborted when it goes down. */
  let here: AbortController | null = null;
  let asOf: number | null = null;
  let sent = 0;

  function lagMs(): number | null {
    if (here === null) return null;
    const since = asOf ?? positions.begin();
    return since === null ? null : now() - since;
  }

  function doubt(error: unknown): void {
    if (here === null) return;
    logger.warn(
      { err: error, replica: name },
      'A database replica is unreachable; the primary answers instead',
    );
    here.abort(new ReplicaUnreachableError(name));
    here = null;
    asOf = null;
  }

  return {
    name,
    lagMs,
    isFresh: () => here !== null && asOf !== null && now() - asOf <= maxLagMs,
    async look(primary) {
      try {
        const { cluster, position } = await replicaPosition(watchPool);
        if (primary !== null && primary.cluster !== cluster) throw new ForeignReplicaError();
        if (here === null) logger.info({ replica: name }, 'A database replica is reachable again');
        here ??= present();
        asOf = positions.asOf(position);
      } catch (error) {
        doubt(error);
      }
    },
    doubt,
    async query<Row extends QueryResultRow>(
      statement: string | QueryConfig,
      values?: unknown[],
    ): Promise<QueryResult<Row>> {
      if (here === null) throw new ReplicaUnreachableError(name);
      sent += 1;
      return untilAborted(pool.query<Row>(statement, values), here.signal);
    },
    statementCount: () => sent,
  };
}

/** Every running statement listens, however many there are. */
function present(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

export class ReplicaUnreachableError extends Error {
  constructor(name: string) {
    super(`The replica ${name} is unreachable.`);
    this.name = 'ReplicaUnreachableError';
  }
}

class ForeignReplicaError extends Error {
  constructor() {
    super('This is a replica of another database.');
    this.name = 'ForeignReplicaError';
  }
}

/** A replica cancels statements that conflict with replay. */
const OUT_OF_THE_WAY = '40001';
const CANCELED = '57014';
/** Error classes caused by the server: connections, resources, operators, system. */
const OF_SERVER = new Set(['08', '53', '57', '58']);

export type FailureScope = 'statement' | 'moment' | 'server';

/** Whether another server might succeed, and whether this one should be avoided. */
export function failureScopeOf(error: unknown): FailureScope {
  if (isPoolFull(error)) return 'moment';
  if (!(error instanceof DatabaseError)) return 'server';
  const { code = '' } = error;
  if (code === OUT_OF_THE_WAY) return 'moment';
  // It timed out, and would do so elsewhere too.
  if (code === CANCELED) return 'statement';
  return OF_SERVER.has(code.slice(0, 2)) ? 'server' : 'statement';
}

/**
 * All connections of this process are in use, which does not mean that the server is down. Treating it as down would
 * abort its running statements, and send all of them to the primary at once.
 */
function isPoolFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
