import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import { createMemoryMeter } from '../memory-meter.js';
import { createHome } from '../process-home.js';
import { startFleet } from './fleet.js';
import { publishedTo } from './heard.js';
import { LiveSocket } from './live-socket.js';
import { Player } from './player.js';
import { makeFilms, type Person, signUpAll } from './scene.js';
import { startTrialServers, type TrialServers } from './trial-servers.js';

export interface LiveTrial {
  /** Default: separate ones. */
  readonly servers?: TrialServers;
  readonly people: number;
  readonly socketsEach: number;
  /** Of each person, while it lasts. */
  readonly reportsPerSecond: number;
  readonly seconds: number;
  /** The number of sockets that are cut off each second, at random. */
  readonly dropsPerSecond: number;
  readonly onProgress: (message: string) => void;
}

export interface LiveVerdict {
  readonly sockets: number;
  readonly dropped: number;
  /** The events that the sockets should receive, each those of its own profile. */
  readonly expected: number;
  readonly heard: number;
  readonly missed: number;
  /** Received twice, or before an earlier event. */
  readonly misplaced: number;
  /** Of another profile. */
  readonly leaked: number;
  /** What an otherwise idle API process holds for each open and silent socket, in its heap and in buffers. */
  readonly bytesPerIdleSocket: number;
}

const SOCKETS_A_LOOPBACK_ADDRESS = 500;
const OPENING_AT_ONCE = 50;
const PATIENCE_MS = 120_000;
const logger = createLogger({ level: 'silent', pretty: false });

/**
 * Sockets on two API processes follow profiles that advance, and are cut off at random. Each must receive every event
 * of its own profile once, in order, and none of another.
 */
export async function runLiveTrial(trial: LiveTrial): Promise<LiveVerdict> {
  const { onProgress } = trial;
  await using disposer = createDisposer();
  const servers = trial.servers ?? disposer.add(await startTrialServers());
  await using home = await createHome();
  onProgress('Starting two API processes and a worker');
  const meter = createMemoryMeter(home.folder);
  const environment = { ...servers.environment, ...meter.environment };
  const fleet = await startFleet({ home, environment, apis: 2, workers: 1 });
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 1 });
  const redis = disposer.add(createRedis(servers.redisUrl, { name: 'trial', role: 'commands', logger }));
  const ended = new AbortController();
  // Every socket waits for it.
  setMaxListeners(0, ended.signal);
  const followed: Promise<void>[] = [];
  try {
    const titleIds = await makeFilms(pool, 1);
    onProgress(`Signing up ${trial.people} people`);
    const { addresses } = fleet;
    const people = await signUpAll(addresses()[0] ?? '', trial.people);
    const sockets = people.flatMap((person, index) =>
      Array.from({ length: trial.socketsEach }, (_, number) => {
        const place = index * trial.socketsEach + number;
        const localAddress = `127.0.1.${1 + Math.floor(place / SOCKETS_A_LOOPBACK_ADDRESS)}`;
        return new LiveSocket({ ...person, addresses, localAddress });
      }),
    );
    // People have signed up at the first process, which may still let go of what that took.
    const [, quiet = 0] = fleet.apiProcesses();
    const quietAddress = addresses()[1];
    // What the first sockets load and compile stays for all.
    const [first] = people;
    if (first && quietAddress) await followForAMoment(first, quietAddress);
    const before = await meter.bytesOf(quiet);
    onProgress(`Opening ${sockets.length} sockets`);
    for (let start = 0; start < sockets.length; start += OPENING_AT_ONCE) {
      const some = sockets.slice(start, start + OPENING_AT_ONCE);
      followed.push(...some.map((socket) => socket.followUntil(ended.signal)));
      await until(() => some.every(({ isOpen }) => isOpen), 'The sockets do not open.');
    }
    const held = sockets.filter(({ address }) => address === quietAddress).length;
    const bytesPerIdleSocket = ((await meter.bytesOf(quiet)) - before) / held;

    onProgress(`${trial.people} people watch, and ${trial.dropsPerSecond} sockets a second are cut off`);
    const watching = AbortSignal.timeout(trial.seconds * 1_000);
    const players = people.map(
      (person) => new Player({ ...person, titleIds, addresses, reportsPerSecond: trial.reportsPerSecond }),
    );
    await Promise.all([
      ...players.map((player) => player.playUntil(watching)),
      dropAtRandom(sockets, trial.dropsPerSecond, watching),
    ]);

    onProgress('Waiting until everything is heard');
    await until(async () => {
      const { rowCount } = await pool.query('SELECT FROM outbox_events WHERE published_at IS NULL LIMIT 1');
      return rowCount === 0;
    }, 'Events still wait to be relayed.');
    const published = new Map<string, string[]>();
    for (const { profileId } of people) {
      const events = await publishedTo(redis, servers.redisPrefix, profileId);
      published.set(
        profileId,
        events.map(({ id }) => id),
      );
    }
    const judged = () => ({ ...judgeSockets(sockets, published), bytesPerIdleSocket });
    await until(() => judged().missed === 0, '').catch(() => undefined);
    return judged();
  } finally {
    ended.abort();
    await Promise.all(followed);
    await pool.end();
  }
}

async function followForAMoment(person: Person, address: string): Promise<void> {
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const sockets = Array.from(
    { length: OPENING_AT_ONCE },
    () => new LiveSocket({ ...person, addresses: () => [address] }),
  );
  const followed = sockets.map((socket) => socket.followUntil(over.signal));
  await until(() => sockets.every(({ isOpen }) => isOpen), 'The sockets do not open.');
  over.abort();
  await Promise.all(followed);
}

function judgeSockets(
  sockets: readonly LiveSocket[],
  published: ReadonlyMap<string, readonly string[]>,
): Omit<LiveVerdict, 'bytesPerIdleSocket'> {
  const counts = { expected: 0, heard: 0, missed: 0, misplaced: 0, leaked: 0 };
  for (const { profileId, heard } of sockets) {
    const expected = published.get(profileId) ?? [];
    const ids = new Set(heard.map(({ id }) => id));
    counts.expected += expected.length;
    counts.heard += heard.length;
    counts.missed += expected.filter((id) => !ids.has(id)).length;
    counts.misplaced += heard.filter(({ id }, index) => expected[index] !== id).length;
    counts.leaked += heard.filter((event) => event.profileId !== profileId).length;
  }
  const dropped = sockets.reduce((sum, socket) => sum + socket.dropped, 0);
  return { sockets: sockets.length, dropped, ...counts };
}

async function dropAtRandom(
  sockets: readonly LiveSocket[],
  perSecond: number,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    await delay(1_000 / perSecond);
    sockets[Math.floor(Math.random() * sockets.length)]?.drop();
  }
}

/** @throws Error with the message when it is not true within two minutes */
async function until(isSo: () => boolean | Promise<boolean>, complaint: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; ) {
    if (await isSo()) return;
    await delay(100);
  }
  throw new Error(complaint);
}
