import type { AuditRecord } from '../../platform/audit/audit-log.js';
import type { NeighbourLists } from './domain/neighbour-lists.js';
import type { LearnedWeights } from './domain/strategy-weights.js';
import type { ItemAlgorithm } from './learning/learned-items.js';

export type ModelStatus = 'BUILDING' | 'PUBLISHED' | 'RETIRED';

/** A version of the model, with the size of its training data. */
export interface ModelVersion {
  readonly id: string;
  readonly algorithm: ItemAlgorithm;
  readonly interactions: number;
  readonly viewers: number;
  readonly strategyWeights: LearnedWeights;
  /** The number of blocks. */
  readonly blocks: number;
  readonly createdAt: Date;
}

/** A model before its blocks are learned. */
export interface ModelDraft extends ModelVersion {
  /** In the order of the title numbers that blocks use. */
  readonly titleIds: readonly string[];
  /** The serialised training data of the blocks. */
  readonly input: Buffer;
}

/** The progress of a model whose blocks are being learned. */
export type ModelBuild = Pick<ModelReport, 'id' | 'blocks' | 'blocksLearned' | 'createdAt'>;

/** A version as administrators see it. */
export interface ModelReport extends ModelVersion {
  readonly status: ModelStatus;
  readonly titles: number;
  readonly blocksLearned: number;
  readonly publishedAt: Date | null;
}

/** The part of a model that is served. */
export interface PublishedModel {
  readonly titleIds: readonly string[];
  readonly strategyWeights: LearnedWeights;
  /** With the title numbers of the model. */
  readonly neighbours: NeighbourLists;
}

/** The result of storing a block: stored, stored as the last so that the model is published, or not wanted any more. */
export type BlockOutcome = 'STORED' | 'PUBLISHED' | 'UNWANTED';

/** The versions of the model. One is published; the previous one is kept. */
export interface ModelRepository {
  /** Stores a model to be trained block by block, and discards unfinished ones. */
  begin(draft: ModelDraft): Promise<void>;
  /** Null if the model is published or not wanted any more. */
  readInput(modelId: string): Promise<Buffer | null>;
  /** Deletes a model whose blocks are being learned. @returns false if it is published or not wanted any more */
  discard(modelId: string): Promise<boolean>;
  /**
   * Stores a block; storing it again changes nothing. With the last block, the model is published in the same
   * transaction, and the model before the previous one is deleted.
   */
  storeBlock(modelId: string, block: number, lists: NeighbourLists): Promise<BlockOutcome>;
  /** Null before the first model. */
  publishedId(): Promise<string | null>;
  /** @returns null if it was deleted */
  read(modelId: string): Promise<PublishedModel | null>;
  /** The model whose blocks are being learned, if any. */
  building(): Promise<ModelBuild | null>;
  /** Newest first. */
  list(): Promise<ModelReport[]>;
  /**
   * Publishes a retired model again, and audits that in the same transaction.
   * @returns false if there is no such retired model
   */
  republish(modelId: string, entry?: AuditRecord): Promise<boolean>;
}
