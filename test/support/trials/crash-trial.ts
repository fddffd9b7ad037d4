import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createHome } from '../process-home.js';
import { startFleet } from './fleet.js';
import { judge, type Verdict } from './judge.js';
import { LiveSocket } from './live-socket.js';
import { Player } from './player.js';
import { startRestartableServers } from './restartable-servers.js';
import { makeFilms, signUpAll, TRIAL_PREFIX, trialEnvironment } from './scene.js';

export interface CrashTrial {
  readonly players: number;
  /** The number of titles in each report of a player. */
  readonly titles: number;
  /** Positions, of all players together. */
  readonly positionsPerSecond: number;
  readonly watchers: number;
  /**
   * The number of processes that are killed and servers that are restarted, one after the other; a round of all of them
   * has six.
   */
  readonly strikes: number;
  /** The time between two of them. */
  readonly peaceMs: number;
  readonly onProgress: (message: string) => void;
}

const PATIENCE_MS = 120_000;

/**
 * Players report while API processes and workers are killed and PostgreSQL and Redis are restarted, in turn. Afterwards
 * every acknowledged position must be stored, and every event received once.
 */
export async function runCrashTrial(trial: CrashTrial): Promise<Verdict> {
  const { players: playerCount, titles, positionsPerSecond, onProgress } = trial;
  await using servers = await startRestartableServers();
  await using home = await createHome();
  onProgress('Starting two API processes and two workers');
  const fleet = await startFleet({ home, environment: trialEnvironment(servers), apis: 2, workers: 2 });
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 2 });
  pool.on('error', () => undefined);

  const titleIds = await makeFilms(pool, titles);
  const people = await signUpAll(fleet.addresses()[0] ?? '', playerCount);
  const { addresses } = fleet;
  const reportsPerSecond = positionsPerSecond / playerCount / titles;
  const players = people.map((person) => new Player({ ...person, titleIds, addresses, reportsPerSecond }));
  const watchers = people.slice(0, trial.watchers).map((person) => new LiveSocket({ ...person, addresses }));

  const playing = new AbortController();
  const watching = new AbortController();
  const games = players.map((player) => player.playUntil(playing.signal));
  const follows = watchers.map((watcher) => watcher.followUntil(watching.signal));
  const begin = performance.now();
  const round = strikesOf(fleet, servers);
  for (let count = 0; count < trial.strikes; count += 1) {
    const [name, strike] = round[count % round.length] ?? [];
    await delay(trial.peaceMs);
    onProgress(`${count + 1} of ${trial.strikes}: ${name}`);
    await strike?.();
  }
  await delay(trial.peaceMs);
  playing.abort();
  await Promise.all(games);
  const seconds = (performance.now() - begin) / 1_000;

  onProgress('Waiting until everything is relayed and heard');
  await relayed(pool);
  const redis = new Redis(servers.redisUrl);
  try {
    const heardAll = () => judge({ pool, redis, prefix: TRIAL_PREFIX, players, watchers, seconds });
    let verdict = await heardAll();
    for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; ) {
      if (verdict.unheard === 0) break;
      await delay(500);
      verdict = await heardAll();
    }
    return verdict;
  } finally {
    watching.abort();
    await Promise.all(follows);
    redis.disconnect();
    await pool.end();
  }
}

type Strike = readonly [name: string, strike: () => Promise<void>];

function strikesOf(
  fleet: Awaited<ReturnType<typeof startFleet>>,
  servers: Awaited<ReturnType<typeof startRestartableServers>>,
): Strike[] {
  return [
    ['an API process is killed', () => fleet.killApi(0)],
    ['a worker is killed', () => fleet.killWorker(0)],
    ['PostgreSQL is restarted', servers.restartPostgres],
    ['Redis is restarted', servers.restartRedis],
    ['the other API process is killed', () => fleet.killApi(1)],
    ['the other worker is killed', () => fleet.killWorker(1)],
  ];
}

/** @throws Error when something is still pending after two minutes */
export async function relayed(pool: pg.Pool): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      'SELECT count(*)::int AS waiting FROM outbox_events WHERE published_at IS NULL',
    );
    const waiting = rows[0]?.waiting ?? 0;
    if (waiting === 0) return;
    if (performance.now() > deadline) throw new Error(`${waiting} events still wait to be relayed.`);
    await delay(200);
  }
}
