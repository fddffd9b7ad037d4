import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { featuresOf } from './domain/feature-vectors.js';
import type { TitleRange } from './domain/neighbour-block.js';
import type { LearnedWeights } from './domain/strategy-weights.js';
import type { TitleIndex } from './domain/title-index.js';
import type { InteractionRepository } from './interaction.repository.js';
import { type Learner, localLearner, type ModelSnapshot } from './learning/learner.js';
import { inSharedMemory } from './learning/shared-memory.js';
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
  /** Trains one block, counted from 0. The model is published once all blocks are done, in any order. */
  learnBlock(modelId: string, block: number, signal?: AbortSignal): Promise<BlockOutcome>;
  /** Trains a whole model in this thread. @returns the published model */
  build(): Promise<ModelVersion>;
}

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
/** Longer than the time between two blocks. */
const INPUT_KEPT_MS = 60_000;

/**
 * The training data of a model's blocks, with the block size of the version that began it: other versions may use
 * another size.
 */
interface BlockInput extends ModelSnapshot {
  readonly blockTitles: number;
}

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
    const { training, items, voices } = await learner.learn(input, signal);
    const { matrix, titleIds } = training;
    const version: ModelVersion = {
      id: newId(),
      algorithm: items.algorithm,
      interactions: matrix.interactions,
      viewers: matrix.viewers,
      voices,
      blocks: Math.max(1, Math.ceil(matrix.titles / blockTitles)),
      createdAt,
    };
    const blockInput: BlockInput = { matrix, items, blockTitles };
    await models.begin({
      ...version,
      titleIds: Array.from(titleIds, (title) => index.ids[title]!),
      input: serialize(blockInput),
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
    return begin(dependencies.learner, latest.voices, signal);
  }

  async function learnBlock(
    learner: Learner,
    modelId: string,
    block: number,
    signal?: AbortSignal,
  ): Promise<BlockOutcome> {
    const input = await inputOf(modelId);
    if (input === null) return 'UNWANTED';
    const lists = await learner.learnBlock(input, rangeOf(block, input), signal);
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

/**
 * The training data of the latest model, shared by the blocks that a process learns, and dropped when they are done.
 */
function createBlockInputs(models: ModelRepository) {
  let latest: { readonly modelId: string; readonly input: Promise<BlockInput | null> } | null = null;
  let forgetting: NodeJS.Timeout | undefined;

  async function read(modelId: string): Promise<BlockInput | null> {
    const input = await models.readInput(modelId);
    if (input === null) return null;
    const parts = deserialize(input) as BlockInput;
    // A model begun by a version without weights in its matrices is left to workers of that version; the next model
    // replaces it.
    return 'weightsByTitle' in parts.matrix ? inSharedMemory(parts) : null;
  }

  function forget(): void {
    latest = null;
  }

  return async (modelId: string): Promise<BlockInput | null> => {
    if (latest?.modelId !== modelId) latest = { modelId, input: read(modelId) };
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, INPUT_KEPT_MS).unref();
    const { input } = latest;
    return input.catch((error: unknown) => {
      if (latest?.input === input) forget();
      throw error;
    });
  };
}

/** A model with exactly the weights of the one before it is an update, or as good as one. */
function isFresh(latest: ModelReport | undefined, former: ModelReport | undefined, now: Date): boolean {
  if (latest?.status !== 'PUBLISHED' || isDeepStrictEqual(latest.voices, former?.voices)) return false;
  const ageMs = now.getTime() - latest.createdAt.getTime();
  return ageMs >= 0 && ageMs < FRESH_MS;
}

function rangeOf(block: number, { blockTitles, matrix: { titles } }: BlockInput): TitleRange {
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
