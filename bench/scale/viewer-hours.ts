import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Engine } from '../../src/engine.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { eventually } from '../../test/support/eventually.js';
import { followOurs } from '../cases/live/contenders.js';
import { progressStreams } from '../cases/live/streams.js';
import { graphqlRequests, type PlaybackRequests, sessionIn } from '../cases/playback/playback-requests.js';
import {
  createMedia,
  createStreamPlayers,
  inBatches,
  type StreamPlayer,
} from '../cases/playback/stream-players.js';
import { createFilms } from '../cases/progress/viewers.js';
import { answerTo } from '../harness/http-request.js';
import { type ServerUnderLoad, startServer } from '../harness/server-under-load.js';
import { type Grown, growthOf } from './growth.js';
import { type Meters, type Part, sampling } from './scale-sample.js';

/** The cost of one viewer watching for an hour, with everything that follows from it. */
export interface ViewerHours {
  readonly viewers: number;
  readonly heartbeatsEach: number;
  /**
   * Microseconds of each part, for one start of a stream and for one heartbeat, including the jobs and events that
   * follow.
   */
  readonly start: Costs;
  readonly heartbeat: Costs;
  /** Of the response to one heartbeat. */
  readonly heartbeatBytes: number;
  /** Of memory, for each open socket with a subscription. */
  readonly socketBytes: number;
  /** Per viewer. */
  readonly grown: Grown;
}

export type Costs = Readonly<Record<Exclude<Part, 'load'>, number>>;

export interface ViewerHoursOptions {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly meters: Meters;
  readonly onProgress: (message: string) => void;
}

const VIEWERS = 50;
const FILMS = 20;
/** An hour of one every fifteen seconds. */
const HEARTBEATS = 240;
const STEP_SECONDS = 15;
const SOCKETS_FOR_MEMORY_EACH = 9;
const IDLE_SECONDS = 1;
/** Of one CPU: timers, and polls every few seconds. */
const IDLE_SHARE = 0.1;
const PATIENCE_MS = 180_000;

/** Fifty viewers watch for an hour each, as fast as requests are answered, on one process that is API and worker. */
export async function measureViewerHours(options: ViewerHoursOptions): Promise<ViewerHours> {
  const { engine, environment, folder, meters, onProgress } = options;
  const { pool } = engine.database;
  await using disposer = createDisposer();
  const settings = { ...environment, STREAMCORE_ROLE: 'all' };
  const server = disposer.add(
    await startServer({ name: 'streamcore-all', program: 'src/main', environment: settings, folder }),
  );
  const titleIds = await createFilms(engine, FILMS);
  await createMedia(engine, titleIds);
  const players = await createStreamPlayers(engine, server.address, { count: VIEWERS, titleIds });
  onProgress('Waiting until nothing is left to do');
  await quiet(server, pool);
  const socketBytes = await memoryOfSockets(engine, server, players);

  const streams = progressStreams(engine, players);
  const { contender } = await followOurs(server.address, { streams, socketsEach: 1 }, disposer);
  contender.onHeard(() => undefined);
  const requests = graphqlRequests(server.address);
  const cost = costing(server, pool, meters);
  await quiet(server, pool);
  let heartbeatBytes = 0;
  const costs = { start: noCosts, heartbeat: noCosts };
  const grown = await growthOf(engine, VIEWERS, async () => {
    onProgress(`${VIEWERS} viewers begin to watch`);
    let sessions: string[] = [];
    costs.start = await cost(VIEWERS, async () => {
      sessions = await inBatches(players, async (player) =>
        sessionIn(await answerTo(requests.start(player))),
      );
    });
    onProgress(`They watch for an hour each: ${VIEWERS * HEARTBEATS} heartbeats`);
    costs.heartbeat = await cost(VIEWERS * HEARTBEATS, async () => {
      const answers = await Promise.all(
        players.map((player, index) => watch(requests, player, sessions[index] ?? '')),
      );
      heartbeatBytes = Math.max(...answers);
    });
  });
  return { viewers: VIEWERS, heartbeatsEach: HEARTBEATS, ...costs, heartbeatBytes, socketBytes, grown };
}

const noCosts: Costs = { api: 0, PostgreSQL: 0, Redis: 0 };

/** @returns the length of the last response */
async function watch(requests: PlaybackRequests, player: StreamPlayer, sessionId: string): Promise<number> {
  let bytes = 0;
  for (let sequence = 1; sequence <= HEARTBEATS; sequence += 1) {
    const position = { positionSeconds: sequence * STEP_SECONDS, sequence, observedAt: new Date() };
    bytes = Buffer.byteLength(await answerTo(requests.heartbeat({ ...player, sessionId }, position)));
  }
  return bytes;
}

/** The cost of each part until everything that follows is done, per unit of work. */
function costing(server: ServerUnderLoad, pool: pg.Pool, meters: Meters) {
  return async (count: number, work: () => Promise<void>): Promise<Costs> => {
    const { spent } = await sampling([server], meters, async () => {
      await work();
      await quiet(server, pool);
      return count;
    })(0);
    return {
      api: spent.api / count,
      PostgreSQL: spent.PostgreSQL / count,
      Redis: spent.Redis / count,
    };
  };
}

/** Waits until all events are relayed and the process with their jobs is idle. */
async function quiet(server: ServerUnderLoad, pool: pg.Pool): Promise<void> {
  await eventually(
    async () => {
      const { rowCount } = await pool.query('SELECT FROM outbox_events WHERE published_at IS NULL LIMIT 1');
      const before = await server.processorMicroseconds();
      await delay(IDLE_SECONDS * 1_000);
      const busy = ((await server.processorMicroseconds()) - before) / 1_000_000 / IDLE_SECONDS;
      return rowCount === 0 && busy < IDLE_SHARE;
    },
    (isQuiet) => isQuiet,
    PATIENCE_MS,
  );
}

async function memoryOfSockets(
  engine: Engine,
  server: ServerUnderLoad,
  players: readonly StreamPlayer[],
): Promise<number> {
  await using sockets = createDisposer();
  const before = await server.memoryBytes();
  const streams = progressStreams(engine, players);
  await followOurs(server.address, { streams, socketsEach: SOCKETS_FOR_MEMORY_EACH }, sockets);
  return ((await server.memoryBytes()) - before) / (players.length * SOCKETS_FOR_MEMORY_EACH);
}
