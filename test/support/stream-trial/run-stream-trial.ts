import { setTimeout as delay } from 'node:timers/promises';
import { createHome } from '../process-home.js';
import { type Fleet, startFleet } from '../trials/fleet.js';
import { startRestartableServers } from '../trials/restartable-servers.js';
import { trialEnvironment } from '../trials/scene.js';
import { judgeStreams, type StreamVerdict } from './judge-streams.js';
import type { StreamOperation } from './stream-operation.js';
import { askForTheEnded, fillAgain, openAccounts, type TrialAccount } from './trial-account.js';

export interface StreamTrial {
  /** Of the players' actions; their timing depends on the machine. */
  readonly seed: number;
  readonly accounts: number;
  /** The number of API processes that are killed, one after the other. */
  readonly strikes: number;
  /** The time between two of them. */
  readonly peaceMs: number;
  readonly onProgress: (message: string) => void;
}

/** The responses to the players of an account, with the verdict. */
export interface AccountVerdict extends StreamVerdict {
  readonly limit: number;
  readonly operations: readonly StreamOperation[];
}

const APIS = 3;
const LEASE_SECONDS = 3;
const LEASE_MS = LEASE_SECONDS * 1_000;
/** After this time without requests, no lease is left. */
const SILENCE_MS = LEASE_MS + 2_000;

/**
 * Players of accounts with different plans start, keep, take over, stop and abandon streams on three API processes,
 * which are killed in turn. At the end all are silent for longer than a lease; then each plan has all of its places
 * again, and no more, and ended streams are requested again.
 */
export async function runStreamTrial(trial: StreamTrial): Promise<AccountVerdict[]> {
  const { onProgress } = trial;
  await using servers = await startRestartableServers();
  await using home = await createHome();
  onProgress(`Starting ${APIS} API processes`);
  const environment = {
    ...trialEnvironment(servers),
    PLAYBACK_LEASE_SECONDS: `${LEASE_SECONDS}`,
    PLAYBACK_HEARTBEAT_SECONDS: '1',
    RATE_LIMITS: 'false',
  };
  const fleet = await startFleet({ home, environment, apis: APIS, workers: 0 });
  const accounts = await openAccounts(servers.databaseUrl, fleet, { ...trial, leaseMs: LEASE_MS });
  await playAmidStrikes(accounts, fleet, trial);
  onProgress('All fall silent');
  await delay(SILENCE_MS);
  await Promise.all(accounts.map(fillAgain));
  await Promise.all(accounts.map(askForTheEnded));
  return accounts.map(({ limit, operations }) => ({
    limit,
    operations,
    ...judgeStreams(operations, { limit, leaseMs: LEASE_MS }),
  }));
}

/** @throws any failure of a player, or of the start of a process */
async function playAmidStrikes(
  accounts: readonly TrialAccount[],
  fleet: Fleet,
  { strikes, peaceMs, onProgress }: StreamTrial,
): Promise<void> {
  const playing = new AbortController();
  const games = accounts.flatMap(({ players }) => players.map((player) => player.playUntil(playing.signal)));
  const played = Promise.all(games);
  async function strike(): Promise<void> {
    try {
      for (let count = 0; count < strikes; count += 1) {
        await delay(peaceMs);
        onProgress(`${count + 1} of ${strikes}: an API process is killed`);
        await fleet.killApi(count % APIS);
      }
      await delay(peaceMs);
    } finally {
      playing.abort();
    }
  }
  await Promise.all([strike(), played]);
}
