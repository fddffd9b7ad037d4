import type { Engine } from '../../../src/engine.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { percentile, summarise } from '../../harness/statistics.js';
import { addProfiles, addTitles, ENTRIES_A_PROFILE } from './stored-history.js';

const PREPARATION_SECONDS = 400;
const SIZES = [100_000, 1_000_000, 10_000_000] as const;
/** How much longer the 95th percentile may be with a hundred times as much data. */
const MOST_GROWTH = 1.5;
const PROFILES = 200;
const PAGE = { first: 20, after: null };
const SHARE = 0.95;

type List = 'continueWatching' | 'watchHistory';
const LISTS: readonly List[] = ['continueWatching', 'watchHistory'];
type Latencies = Record<List, number[]>;

export const historyCase: BenchCase = {
  name: 'history',
  description: `p95 latency of Continue Watching and of the watch history with ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} entries stored.`,
  expectedSeconds: ({ rounds }) => PREPARATION_SECONDS + SIZES.length * rounds * 2,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  await using engine = await openBenchEngine(productionEnvironment(scratch), onProgress);
  const { batchPool } = engine.database;
  await addTitles(batchPool);

  const measured: (readonly [size: number, latencies: Latencies])[] = [];
  let stored = 0;
  const profileIds: string[] = [];
  for (const size of SIZES) {
    onProgress(`Storing ${size.toLocaleString('en')} entries`);
    profileIds.push(...(await addProfiles(batchPool, (size - stored) / ENTRIES_A_PROFILE)));
    stored = size;
    measured.push([size, await measure(engine, profileIds, effort.rounds)]);
  }
  const [, fewest] = measured[0] ?? [];
  return measured
    .slice(1)
    .flatMap(([size, latencies]) =>
      LISTS.map((list) => compare(list, size, latencies[list], fewest?.[list] ?? [])),
    );
}

function read({ service }: Engine['watching'], list: List, profileId: string) {
  return list === 'continueWatching'
    ? service.continueWatching(profileId, null, PAGE)
    : service.watchHistory(profileId, PAGE);
}

/** The same number of profiles at any size, spread evenly, with warm caches. */
async function measure({ watching }: Engine, all: readonly string[], rounds: number): Promise<Latencies> {
  const step = all.length / PROFILES;
  const profileIds = Array.from({ length: PROFILES }, (_, number) => all[Math.floor(number * step)] ?? '');
  const latencies: Latencies = { continueWatching: [], watchHistory: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const list of LISTS) {
      const taken: number[] = [];
      for (const profileId of profileIds) {
        const begin = performance.now();
        const { edges } = await read(watching, list, profileId);
        taken.push(performance.now() - begin);
        if (edges.length < PAGE.first) throw new Error(`${list} shows ${edges.length} of ${PAGE.first}.`);
      }
      // The first round warms up and does not count.
      if (round > 0)
        latencies[list].push(
          percentile(
            taken.toSorted((a, b) => a - b),
            SHARE,
          ),
        );
    }
  }
  return latencies;
}

function compare(list: List, size: number, many: readonly number[], few: readonly number[]): Comparison {
  return {
    case: historyCase.name,
    metric: { name: `p95 of ${list}, ms, ${size} entries`, better: 'lower' },
    ours: summarise(many),
    peer: summarise(few),
    peerName: `the same with ${SIZES[0]} entries`,
    target: 1 / MOST_GROWTH,
  };
}
