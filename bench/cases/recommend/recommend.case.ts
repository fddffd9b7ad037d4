import { explainRanking } from '../../../src/modules/recommendations/domain/recommendation.js';
import { rankByPlan } from '../../../src/modules/recommendations/domain/recommendation-plans.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import type { Comparison } from '../../harness/comparison.js';
import { percentile, summarise } from '../../harness/statistics.js';
import { syntheticModel, syntheticTaste } from './synthetic-model.js';

const SIZES = [3_000, 30_000, 200_000];
const LIMIT = { titles: 30_000, milliseconds: 15 };
const CALLS = 300;
const WARMING_CALLS = 50;
/** The size of requests that the service makes. */
const RANKED = 200;
const SHOWN = 20;

export const recommendCase: BenchCase = {
  name: 'recommend',
  description: `Uncached recommendations for a history of 200 titles: 200 titles ranked and 20 explained, in catalogs of 3,000 to 200,000, against a limit of ${LIMIT.milliseconds} ms.`,
  expectedSeconds: ({ rounds }) => 30 + rounds * 30,
  run,
};

interface Latencies {
  readonly titles: number;
  readonly median: number[];
  readonly slowest: number[];
}

async function run({ effort, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  const measured = SIZES.map((titles): Latencies => {
    onProgress(`Making ${titles.toLocaleString('en')} titles`);
    const model = syntheticModel(titles);
    const latencies: Latencies = { titles, median: [], slowest: [] };
    recommend(model, WARMING_CALLS);
    for (let round = 1; round <= effort.rounds; round += 1) {
      const sorted = recommend(model, CALLS).toSorted((one, other) => one - other);
      latencies.median.push(percentile(sorted, 0.5));
      latencies.slowest.push(percentile(sorted, 0.99));
      onProgress(`Round ${round} of ${effort.rounds}: p99 ${latencies.slowest.at(-1)?.toFixed(1)} ms`);
    }
    return latencies;
  });
  return measured.flatMap(({ titles, median, slowest }) => [
    comparison(titles, 'p50', median, null),
    comparison(titles, 'p99', slowest, titles === LIMIT.titles ? 1 : null),
  ]);
}

/** In milliseconds, for each call. */
function recommend(model: ReturnType<typeof syntheticModel>, calls: number): number[] {
  return Array.from({ length: calls }, (_none, call) => {
    const taste = syntheticTaste(model, call);
    const begin = performance.now();
    const ranking = rankByPlan(model, taste, 'HYBRID', RANKED);
    const { length } = explainRanking(model, taste, ranking, 0, SHOWN);
    if (length !== SHOWN) throw new Error(`${length} titles were recommended.`);
    return performance.now() - begin;
  });
}

function comparison(
  titles: number,
  share: string,
  latencies: readonly number[],
  target: number | null,
): Comparison {
  return {
    case: recommendCase.name,
    metric: { name: `${share}, ms, ${titles.toLocaleString('en')} titles`, better: 'lower' },
    ours: summarise(latencies),
    peer: summarise([LIMIT.milliseconds]),
    peerName: 'the limit',
    target,
  };
}
