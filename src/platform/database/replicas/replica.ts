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
  /** In milliseconds, ever growing. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** A copy of the database that is a little behind it. */
export interface Replica extends ReadPool {
  readonly name: string;
  /** How long ago it was that the primary held no more than this shows, at most; null while it is away. */
  lagMs(): number | null;
  /** Whether that is within the bound. */
  isFresh(): boolean;
  /** Asks it how far it is. Never throws. */
  look(primary: ServerPosition | null): Promise<void>;
  /** Something went wrong with it: until it answers the next question, it is away. */
  doubt(error: unknown): void;
  /** How many statements it was sent. */
  statementCount(): number;
}

export function createReplica(options: ReplicaOptions): Replica {
  const { name, pool, watchPool, positions, maxLagMs, now, logger } = options;
  /** Null while it is away: the statements under way are given up with it. */
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
    logger.warn({ err: error, replica: name }, 'A replica of the database is away; the primary answers');
    here.abort(new ReplicaAwayError(name));
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
        if (here === null) logger.info({ replica: name }, 'A replica of the database answers');
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
      if (here === null) throw new ReplicaAwayError(name);
      sent += 1;
      return untilAborted(pool.query<Row>(statement, values), here.signal);
    },
    statementCount: () => sent,
  };
}

/** Each statement under way listens, as many as they are. */
function present(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

export class ReplicaAwayError extends Error {
  constructor(name: string) {
    super(`The replica ${name} is away.`);
    this.name = 'ReplicaAwayError';
  }
}

class ForeignReplicaError extends Error {
  constructor() {
    super('This is a replica of another database.');
    this.name = 'ForeignReplicaError';
  }
}

/** A replica ends statements that stand in the way of what it replays. */
const OUT_OF_THE_WAY = '40001';
const CANCELED = '57014';
/** Classes of errors that are the server's: connections, resources, operators, the system. */
const OF_SERVER = new Set(['08', '53', '57', '58']);

export type Blame = 'statement' | 'moment' | 'server';

/** Whether another server would answer otherwise, and whether this one should be asked again. */
export function blameOf(error: unknown): Blame {
  if (isPoolFull(error)) return 'moment';
  if (!(error instanceof DatabaseError)) return 'server';
  const { code = '' } = error;
  if (code === OUT_OF_THE_WAY) return 'moment';
  // It took too long, and would there too.
  if (code === CANCELED) return 'statement';
  return OF_SERVER.has(code.slice(0, 2)) ? 'server' : 'statement';
}

/**
 * All of this process's connections are in use: that is no sign of a server that is away. To take it for one would end what it is
 * answering, and send all of that to the primary at once.
 */
function isPoolFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
