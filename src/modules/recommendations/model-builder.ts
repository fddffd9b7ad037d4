import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { type BlockInput, createBlockInputs, serializeInput } from './block-inputs.js';
import { featuresOf } from './domain/feature-vectors.js';
import type { TitleRange } from './domain/neighbour-block.js';
import type { LearnedWeights } from './domain/strategy-weights.js';
import type { TitleIndex } from './domain/title-index.js';
import type { InteractionRepository } from './interaction.repository.js';
import { type Learner, localLearner } from './learning/learner.js';
import type { FactsByTitle } from './learning/training-model.js';
import type { BlockOutcome, ModelReport, ModelRepository, ModelVersion } from './model.repository.js';
import type { TitleFeatureRepository } from './title-feature.repository.js';

export interface ModelBuilder {
  /** Trains the parts of a model that need all interactions at once. The rest is trained block by block. */
  begin(signal?: AbortSignal): Promise<ModelVersion>;
  /**
   * The same, unless the published model was begun within the last half hour and was trained completely; then returns
   * null.
   */
  beginWhenDue(signal?: AbortSignal): Promise<ModelVersion | null>;
  /**
   * Begins an update: a model with the interactions that are new since the published one, and with its weights. The
   * neighbours are those that `begin` would learn, for an eighth of the work.
   * @returns null when that is not worthwhile: there is too little new data, another model is being learned, or an
   *   older one was put back
   */
  beginBetween(signal?: AbortSignal): Promise<ModelVersion | null>;
  /**
   * Trains one block, counted from 0. The model is published once all blocks are done, in any order. A model that a
   * version with another format began is discarded, so that the next one can be begun.
   */
  learnBlock(modelId: string, block: number, signal?: AbortSignal): Promise<LearnedBlock>;
  /** Trains a whole model in this thread. @returns the published model */
  build(): Promise<ModelVersion>;
}

/** `DISCARDED` for the block that ended a model of another version; the others are not wanted any more. */
export type LearnedBlock = BlockOutcome | 'DISCARDED';

export interface ModelBuilderDependencies {
  readonly titles: TitleFeatureRepository;
  readonly interactions: InteractionRepository;
  readonly models: ModelRepository;
  readonly learner: Learner;
  readonly clock: Clock;
  /** Titles per block. */
  readonly blockTitles?: number;
}

/**
 * Training time grows with the sum of squared history lengths; few users have more than 1,000 titles, and the latest
 * say what a viewer likes now.
 */
const LONGEST_HISTORY = 1_000;
const BLOCK_TITLES = 2_000;
/** As a share of the interactions of the published model. With less new data, neighbours hardly change. */
const LEAST_NEWS = 0.01;
/** Well below the hour after which a model is trained completely. */
const FRESH_MS = 30 * 60_000;

export function createModelBuilder(dependencies: ModelBuilderDependencies): ModelBuilder {
  const { titles, interactions, models, clock, blockTitles = BLOCK_TITLES } = dependencies;
  const inputOf = createBlockInputs(models);

  async function begin(
    learner: Learner,
    keptWeights: LearnedWeights | null,
    signal?: AbortSignal,
  ): Promise<ModelVersion> {
    const createdAt = clock.now();
    const index = await titles.readTitles();
    const feedback = await interactions.readFeedback(index, LONGEST_HISTORY);
    const input = { feedback, facts: factsByTitle(index), keptWeights };
    const { training, items, strategyWeights } = await learner.learn(input, signal);
    const { matrix, titleIds } = training;
    const version: ModelVersion = {
      id: newId(),
      algorithm: items.algorithm,
      interactions: matrix.interactions,
      viewers: matrix.viewers,
      strategyWeights,
      blocks: Math.max(1, Math.ceil(matrix.titles / blockTitles)),
      createdAt,
    };
    await models.begin({
      ...version,
      titleIds: Array.from(titleIds, (title) => index.ids[title]!),
      input: serializeInput({ snapshot: { matrix, items }, blockTitles }),
    });
    return version;
  }

  async function beginWhenDue(signal?: AbortSignal): Promise<ModelVersion | null> {
    const [latest, former] = await models.list();
    return isFresh(latest, former, clock.now()) ? null : begin(dependencies.learner, null, signal);
  }

  async function beginBetween(signal?: AbortSignal): Promise<ModelVersion | null> {
    const [latest] = await models.list();
    if (latest?.status !== 'PUBLISHED') return null;
    const news = await interactions.countSince(latest.createdAt);
    if (news === 0 || news < LEAST_NEWS * latest.interactions) return null;
    return begin(dependencies.learner, latest.strategyWeights, signal);
  }

  async function learnBlock(
    learner: Learner,
    modelId: string,
    block: number,
    signal?: AbortSignal,
  ): Promise<LearnedBlock> {
    const input = await inputOf(modelId);
    if (input === null) return 'UNWANTED';
    if (input === 'OTHER_FORMAT') return (await models.discard(modelId)) ? 'DISCARDED' : 'UNWANTED';
    const lists = await learner.learnBlock(input.snapshot, rangeOf(block, input), signal);
    return models.storeBlock(modelId, block, lists);
  }

  return {
    begin: (signal) => begin(dependencies.learner, null, signal),
    beginWhenDue,
    beginBetween,
    learnBlock: (modelId, block, signal) => learnBlock(dependencies.learner, modelId, block, signal),
    async build() {
      const version = await begin(localLearner, null);
      for (let block = 0; block < version.blocks; block += 1)
        await learnBlock(localLearner, version.id, block);
      return version;
    },
  };
}

/** A model with exactly the weights of the one before it is an update, or as good as one. */
function isFresh(latest: ModelReport | undefined, former: ModelReport | undefined, now: Date): boolean {
  if (latest?.status !== 'PUBLISHED' || isDeepStrictEqual(latest.strategyWeights, former?.strategyWeights))
    return false;
  const ageMs = now.getTime() - latest.createdAt.getTime();
  return ageMs >= 0 && ageMs < FRESH_MS;
}

function rangeOf(block: number, { blockTitles, snapshot }: BlockInput): TitleRange {
  const { titles } = snapshot.matrix;
  return { from: Math.min(titles, block * blockTitles), to: Math.min(titles, (block + 1) * blockTitles) };
}

function factsByTitle({ titles, aspects }: TitleIndex): FactsByTitle {
  return new Map(
    titles.map(({ people, tags, releasedAt }, title) => [
      title,
      { genres: [...featuresOf(aspects.genres, title)], people, tags, releasedAt },
    ]),
  );
}
