import pg from 'pg';
import { createRandom, type Random } from '../random.js';
import type { Fleet } from '../trials/fleet.js';
import { makeFilms } from '../trials/scene.js';
import { createStreamDevice, type StreamDevice } from './stream-device.js';
import { isEnd, type StreamOperation } from './stream-operation.js';
import { StreamPlayer } from './stream-player.js';
import { type Subscriber, subscribeAll } from './subscribers.js';

/** The players of an account, with all responses. */
export interface TrialAccount {
  readonly limit: number;
  readonly operations: readonly StreamOperation[];
  readonly devices: readonly [StreamDevice, ...StreamDevice[]];
  readonly players: readonly StreamPlayer[];
}

export interface TrialAccounts {
  readonly accounts: number;
  readonly seed: number;
  readonly leaseMs: number;
}

/** The number of players above the plan's limit. */
const PLAYERS_TOO_MANY = 3;
/** For each account: how many streams are requested again at the end. */
const MOST_ASKED_AGAIN = 100;
const SEEDS = 2 ** 31;

/** Accounts with one plan after the other, each with more players than its plan allows. */
export async function openAccounts(
  databaseUrl: string,
  fleet: Fleet,
  { accounts, seed, leaseMs }: TrialAccounts,
): Promise<TrialAccount[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const titleId = await makePlayableFilm(pool);
    const subscribers = await subscribeAll(pool, fleet.addresses()[0] ?? '', accounts);
    const random = createRandom(seed);
    return subscribers.map((subscriber) => openAccount(subscriber, { titleId, fleet, random, leaseMs }));
  } finally {
    await pool.end();
  }
}

async function makePlayableFilm(pool: pg.Pool): Promise<string> {
  const [titleId = ''] = await makeFilms(pool, 1);
  await pool.query(
    `INSERT INTO stream_assets (title_id, quality, path) VALUES ($1, 'SD', 'films/film/SD.m3u8')`,
    [titleId],
  );
  return titleId;
}

interface Scene {
  readonly titleId: string;
  readonly fleet: Fleet;
  readonly random: Random;
  readonly leaseMs: number;
}

function openAccount(
  { limit, devices: people }: Subscriber,
  { titleId, fleet, random, leaseMs }: Scene,
): TrialAccount {
  const operations: StreamOperation[] = [];
  const address = () => {
    const addresses = fleet.addresses();
    return addresses[random.below(addresses.length)] ?? '';
  };
  const [first, ...others] = people.map((person) =>
    createStreamDevice({ person, titleId, address, operations }),
  );
  if (!first) throw new RangeError('The account has no device.');
  const devices = [first, ...others] as const;
  const players = Array.from({ length: limit + PLAYERS_TOO_MANY }, (_, index) => {
    const device = devices[index % devices.length] ?? first;
    return new StreamPlayer({ device, random: createRandom(random.below(SEEDS)), leaseMs });
  });
  return { limit, operations, devices, players };
}

/**
 * Whatever streams the players left, the plan has all of its places again, and not one more. The verdict shows whether
 * this holds.
 */
export async function fillAgain({ limit, devices: [device] }: TrialAccount): Promise<void> {
  for (let count = 0; count <= limit; count += 1) await device.start(null);
}

/** The verdict shows whether one came back. */
export async function askForTheEnded({ operations, devices }: TrialAccount): Promise<void> {
  for (const stream of endedOf(operations)) {
    await devices.find(({ hasStarted }) => hasStarted(stream))?.heartbeat(stream);
  }
}

function endedOf(operations: readonly StreamOperation[]): string[] {
  const ended = operations.flatMap((operation) =>
    [operation.stream, operation.takeOver].filter((id) => id !== null && isEnd(operation, id)),
  );
  return [...new Set(ended)].filter((id) => id !== null).slice(-MOST_ASKED_AGAIN);
}
