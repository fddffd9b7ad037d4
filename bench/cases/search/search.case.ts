import { startApi } from '../../../src/roles/api.js';
import { addTitles } from '../../../test/support/large-catalog.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { openBenchEngine } from '../../harness/bench-engine.js';
import type { Comparison } from '../../harness/comparison.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { percentile, summarise } from '../../harness/statistics.js';
import { typedQueries } from './typed-queries.js';

const PREPARATION_SECONDS = 90;
const SECONDS_A_ROUND = 10;
const FEW = 3_000;
const MANY = 200_000;
/** How much longer the 95th percentile may be with this many more titles. */
const MOST_GROWTH = 2;
const QUERIES = 300;
/** The 95th percentile of calls. */
const SHARE = 0.95;

const SEARCH = `query ($query: String!) {
  search(query: $query, first: 10) { edges { node { id name releaseYear } } totalCount facets { genres { genre { name } count } } }
}`;
const TITLES = `query ($orderBy: TitleOrder!, $filter: TitleFilter!) {
  titles(first: 20, orderBy: $orderBy, filter: $filter) { edges { node { id name releaseYear } } pageInfo { endCursor } }
}`;
const ORDERS = ['POPULARITY', 'NEWEST', 'NAME', 'RATING'];

export const searchCase: BenchCase = {
  name: 'search',
  description: `p95 latency of search and of browsing with ${MANY.toLocaleString('en')} titles stored, beside the same with ${FEW.toLocaleString('en')}.`,
  expectedSeconds: ({ rounds }) => PREPARATION_SECONDS + 2 * rounds * SECONDS_A_ROUND,
  run,
};

/** In milliseconds, for each round. */
interface Latencies {
  readonly search: readonly number[];
  readonly titles: readonly number[];
}

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  // Filling takes longer than the usual statement timeout.
  const settings = {
    ...productionEnvironment(scratch),
    DATABASE_STATEMENT_TIMEOUT_MS: '600000',
    STREAMCORE_ROLE: 'api',
    LOG_LEVEL: 'error',
    PORT: '0',
  };
  await using engine = await openBenchEngine(settings, onProgress);
  await using api = await startApi(engine);
  const { pool, batchPool } = engine.database;

  onProgress(`Storing ${FEW}`);
  await addTitles(batchPool, 1, FEW);
  const few = await measure(api.address, await typedQueries(pool, QUERIES), effort.rounds, onProgress);
  onProgress(`Storing ${MANY}`);
  await addTitles(batchPool, FEW + 1, MANY - FEW);
  const many = await measure(api.address, await typedQueries(pool, QUERIES), effort.rounds, onProgress);
  return [compare('search', many.search, few.search), compare('titles', many.titles, few.titles)];
}

async function measure(
  address: string,
  queries: readonly string[],
  rounds: number,
  onProgress: (message: string) => void,
): Promise<Latencies> {
  const browsing = ORDERS.flatMap((orderBy) =>
    [{}, { fromYear: 1990, toYear: 1999 }, { minimumRating: 8 }, { tag: 'tag 7' }, { kind: 'SERIES' }].map(
      (filter) => ({ orderBy, filter }),
    ),
  );
  const round = async () => ({
    search: await p95(
      address,
      SEARCH,
      queries.map((query) => ({ query })),
    ),
    titles: await p95(address, TITLES, browsing),
  });
  await round();
  const search: number[] = [];
  const titles: number[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    const measured = await round();
    search.push(measured.search);
    titles.push(measured.titles);
    onProgress(
      `Round ${number} of ${rounds}: search ${measured.search.toFixed(1)} ms, titles ${measured.titles.toFixed(1)} ms`,
    );
  }
  return { search, titles };
}

/** One call after the other. */
async function p95(address: string, query: string, calls: readonly object[]): Promise<number> {
  const latencies: number[] = [];
  for (const variables of calls) {
    const begin = performance.now();
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as {
      readonly errors?: readonly { readonly message: string }[];
    };
    if (errors) throw new Error(`${JSON.stringify(variables)}: ${errors[0]?.message}`);
    latencies.push(performance.now() - begin);
  }
  return percentile(
    latencies.toSorted((a, b) => a - b),
    SHARE,
  );
}

function compare(name: string, many: readonly number[], few: readonly number[]): Comparison {
  return {
    case: searchCase.name,
    metric: { name: `p95 of ${name}, ms, ${MANY} stored`, better: 'lower' },
    ours: summarise(many),
    peer: summarise(few),
    peerName: `the same with ${FEW} stored`,
    target: 1 / MOST_GROWTH,
  };
}
