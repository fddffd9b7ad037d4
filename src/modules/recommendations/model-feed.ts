import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../shared/clock.js';
import type { Experiment } from './domain/experiment.js';
import { freshnessOf } from './domain/freshness.js';
import { NeighbourListsBuilder, renumbered } from './domain/neighbour-lists.js';
import { emptyServingModel, type ServingModel } from './domain/serving-model.js';
import type { TitleIndex } from './domain/title-index.js';
import { type Unexplored, unexploredOn } from './domain/unexplored.js';
import type { ExperimentRepository } from './experiments/experiment.repository.js';
import type { ModelRepository } from './model.repository.js';
import type { TitleFeatureRepository } from './title-feature.repository.js';
import type { TrendingRepository } from './trending.repository.js';

/** The model that this process serves, which follows what workers publish. */
export interface ModelFeed extends AsyncDisposable {
  /** Does not wait: while a newer model is read, the previous one is served. */
  current(): ServingModel;
  /** Reads a newer model, if there is one. @throws when the database cannot be read; the previous model stays */
  refresh(): Promise<void>;
  /** Reads the first model, then looks for a newer one every few seconds until disposed. */
  start(): Promise<void>;
}

export interface ModelFeedOptions {
  readonly titles: TitleFeatureRepository;
  readonly models: ModelRepository;
  readonly trends: TrendingRepository;
  readonly experiments: Pick<ExperimentRepository, 'running'>;
  readonly clock: Clock;
  readonly pollMs?: number;
  readonly onError: (error: unknown) => void;
}

interface Versions {
  readonly modelId: string | null;
  readonly trendsComputedAt: Date | null;
  readonly experiment: Experiment | null;
}

/** The longest time until a title that was published or withdrawn is noticed. */
const CATALOG_KEPT_MS = 5 * 60_000;

/** Polling keeps every process up to date even after missed messages, at the cost of three reads of one row. */
export function createModelFeed(options: ModelFeedOptions): ModelFeed {
  const { titles, models, trends, experiments, clock, pollMs = 2_000, onError } = options;
  const stopping = new AbortController();
  let current = emptyServingModel();
  let served = '';
  let readAt = 0;
  let polling: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const [modelId, trendsComputedAt, experiment] = await Promise.all([
      models.publishedId(),
      trends.computedAt(),
      experiments.running(clock.now()),
    ]);
    const wanted = `${modelId} ${trendsComputedAt?.getTime()} ${experiment?.id}`;
    const now = clock.now().getTime();
    if (wanted === served && now - readAt < CATALOG_KEPT_MS) return;
    current = await read({ modelId, trendsComputedAt, experiment });
    served = wanted;
    readAt = now;
  }

  async function read(versions: Versions): Promise<ServingModel> {
    const { modelId, trendsComputedAt, experiment } = versions;
    const index = await titles.readTitles();
    const learned = await learnedFor(modelId, index);
    const charts = await trends.readCharts(index);
    const regionalTrends = await trends.readRegionalTrends(index);
    const now = trendsComputedAt ?? clock.now();
    const unexplored = unexploredOn(now, index, charts.SEASON);
    return {
      revision: revisionOf(index, versions, unexplored),
      modelVersion: modelId,
      freshness: freshnessOf(index, now),
      unexplored,
      experiment,
      titles: index,
      ...learned,
      trends: charts,
      regionalTrends,
    };
  }

  /** Neighbours are the bulk of a model, and are reused while they and the titles' numbers are unchanged. */
  async function learnedFor(
    modelId: string | null,
    index: TitleIndex,
  ): Promise<Pick<ServingModel, 'neighbours' | 'strategyWeights'>> {
    if (modelId === current.modelVersion && haveEqualIds(index, current.titles)) {
      const { neighbours, strategyWeights } = current;
      return { neighbours, strategyWeights };
    }
    const model = modelId === null ? null : await models.read(modelId);
    if (model === null)
      return { neighbours: new NeighbourListsBuilder(index.size).build(), strategyWeights: [] };
    const numbers = Int32Array.from(model.titleIds, (titleId) => index.indexOf(titleId) ?? -1);
    return {
      neighbours: renumbered(model.neighbours, numbers, index.size),
      strategyWeights: model.strategyWeights,
    };
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await delay(pollMs, undefined, { signal: stopping.signal }).then(refresh).catch(reportUnlessStopping);
    }
  }

  function reportUnlessStopping(error: unknown): void {
    if (!stopping.signal.aborted) onError(error);
  }

  return {
    current: () => current,
    refresh,
    async start() {
      await refresh();
      polling ??= poll();
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await polling;
    },
  };
}

function haveEqualIds(one: TitleIndex, other: TitleIndex): boolean {
  return one.size === other.size && one.ids.every((id, index) => id === other.ids[index]);
}

/** Identifies the data, not the time of reading, so that processes can share cached results. */
function revisionOf(titles: TitleIndex, versions: Versions, { day }: Unexplored): string {
  const hash = createHash('sha256').update(JSON.stringify([versions, day]));
  for (const title of titles.titles) hash.update(JSON.stringify(title));
  for (const entry of titles.numbers()) hash.update(JSON.stringify(entry));
  hash.update(JSON.stringify(titles.genres));
  return hash.digest('base64url').slice(0, 22);
}
