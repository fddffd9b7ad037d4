import { setMaxListeners } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import { eventually } from '../eventually.js';
import { startLoadBalancer } from '../load-balancer.js';
import { createHome } from '../process-home.js';
import { relayed } from './crash-trial.js';
import { startFleet } from './fleet.js';
import { judge, type Verdict } from './judge.js';
import { LiveSocket } from './live-socket.js';
import { Player } from './player.js';
import { makeFilms, signUpAll } from './scene.js';
import { startTrialServers, type TrialServers } from './trial-servers.js';
import { Visitor } from './visitor.js';

export interface RollingTrial {
  /** Default: separate ones. */
  readonly servers?: TrialServers;
  readonly players: number;
  readonly visitors: number;
  /** How often every process is restarted, one after the other. */
  readonly rounds: number;
  /** The time between two of them. */
  readonly peaceMs: number;
  readonly onProgress: (message: string) => void;
}

export interface RollingVerdict extends Verdict {
  /** Pages that visitors have loaded. */
  readonly answered: number;
  /** All failures of anyone. */
  readonly failures: readonly string[];
  /** Created accounts, and mails that their jobs have sent. */
  readonly signedUp: number;
  readonly mailed: number;
}

const APIS = 2;
const WORKERS = 2;
/** Longer than the load balancer takes to notice. */
const DRAIN_MS = 500;
const logger = createLogger({ level: 'silent', pretty: false });

/**
 * Visitors, players and devices use two API processes behind a load balancer, people sign up, and every process is
 * restarted in turn. Nobody may notice: a failed request is not repeated, but counted.
 */
export async function runRollingTrial(trial: RollingTrial): Promise<RollingVerdict> {
  const { onProgress } = trial;
  await using disposer = createDisposer();
  const servers = trial.servers ?? disposer.add(await startTrialServers());
  await using home = await createHome();
  onProgress('Starting two API processes and two workers behind a load balancer');
  const ports = await Promise.all(Array.from({ length: APIS }, () => freePort()));
  const environment = { ...servers.environment, HTTP_DRAIN_MS: `${DRAIN_MS}` };
  const fleet = await startFleet({ home, environment, apis: APIS, workers: WORKERS, ports });
  await using balancer = await startLoadBalancer(ports);
  const { address } = balancer;
  const addresses = () => [address];
  const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 2 });
  const redis = disposer.add(createRedis(servers.redisUrl, { name: 'trial', role: 'commands', logger }));

  const newcomers = new Newcomers(address);
  const busy = new AbortController();
  const watching = new AbortController();
  // Every device waits for it.
  setMaxListeners(0, watching.signal);
  const follows: Promise<void>[] = [];
  try {
    // One title for everyone: a device that fell behind gets only the newest position of a title.
    const titleIds = await makeFilms(pool, 1);
    const people = await signUpAll(address, trial.players);
    const players = people.map(
      (person) => new Player({ ...person, titleIds, addresses, reportsPerSecond: 2 }),
    );
    const visitors = people.slice(0, trial.visitors).map((person) => new Visitor(person, address));
    const watchers = people.map((person) => new LiveSocket({ ...person, addresses }));
    const begin = performance.now();
    follows.push(...watchers.map((watcher) => watcher.followUntil(watching.signal)));
    const uses = [
      ...players.map((player) => player.playUntil(busy.signal)),
      ...visitors.map((visitor) => visitor.visitUntil(busy.signal)),
      newcomers.signUpUntil(busy.signal),
    ];
    for (let round = 1; round <= trial.rounds; round += 1) {
      for (const [name, restart] of stepsOf(fleet)) {
        await delay(trial.peaceMs);
        onProgress(`${round} of ${trial.rounds}: ${name} is restarted`);
        await restart();
      }
    }
    await delay(trial.peaceMs);
    busy.abort();
    await Promise.all(uses);
    const seconds = (performance.now() - begin) / 1_000;

    onProgress('Waiting until everything is relayed, heard and mailed');
    await relayed(pool);
    const verdict = await eventually(
      () => judge({ pool, redis, prefix: servers.redisPrefix, players, watchers, seconds }),
      ({ unheard }) => unheard === 0,
    );
    const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM accounts');
    const signedUp = rows[0]?.count ?? 0;
    const mailed = await eventually(
      async () => (await readdir(join(home.dataFolder, 'mailbox'))).length,
      (count) => count >= signedUp,
    );
    return {
      ...verdict,
      answered: visitors.reduce((sum, visitor) => sum + visitor.answered, 0),
      failures: [newcomers, ...visitors, ...players].flatMap(({ failures }) => failures),
      signedUp,
      mailed,
    };
  } finally {
    busy.abort();
    watching.abort();
    await Promise.all(follows);
    await pool.end();
  }
}

type Step = readonly [name: string, restart: () => Promise<void>];

function stepsOf(fleet: Awaited<ReturnType<typeof startFleet>>): Step[] {
  return [
    ...Array.from(
      { length: APIS },
      (_each, index): Step => [`API process ${index + 1}`, () => fleet.restartApi(index)],
    ),
    ...Array.from(
      { length: WORKERS },
      (_each, index): Step => [`worker ${index + 1}`, () => fleet.restartWorker(index)],
    ),
  ];
}

/** People sign up one after the other, each of whom gets a mail from a job. */
class Newcomers {
  readonly failures: string[] = [];

  constructor(private readonly address: string) {}

  async signUpUntil(ended: AbortSignal): Promise<void> {
    while (!ended.aborted)
      await signUpAll(this.address, 1).catch((error) => this.failures.push(String(error)));
  }
}
