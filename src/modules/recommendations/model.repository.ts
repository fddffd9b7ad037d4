import type { AuditRecord } from '../../platform/audit/audit-log.js';
import type { NeighbourLists } from './domain/neighbour-lists.js';
import type { LearnedWeights } from './domain/strategy-weights.js';
import type { ItemAlgorithm } from './learning/learned-items.js';

export type ModelStatus = 'BUILDING' | 'PUBLISHED' | 'RETIRED';

/** A version of what was learned, and from how much. */
export interface ModelVersion {
  readonly id: string;
  readonly algorithm: ItemAlgorithm;
  readonly interactions: number;
  readonly viewers: number;
  readonly voices: LearnedWeights;
  /** How many blocks it consists of. */
  readonly blocks: number;
  readonly createdAt: Date;
}

/** A model before its blocks are learned. */
export interface ModelDraft extends ModelVersion {
  /** In the order of the numbers by which the blocks know them. */
  readonly titleIds: readonly string[];
  /** What the blocks are learned from. */
  readonly input: Buffer;
}

/** How far a model has come whose blocks are being learned. */
export type ModelBuild = Pick<ModelReport, 'id' | 'blocks' | 'blocksLearned' | 'createdAt'>;

/** A version as administrators see it. */
export interface ModelReport extends ModelVersion {
  readonly status: ModelStatus;
  readonly titles: number;
  readonly blocksLearned: number;
  readonly publishedAt: Date | null;
}

/** What is served of a version. */
export interface PublishedModel {
  readonly titleIds: readonly string[];
  readonly voices: LearnedWeights;
  /** By the numbers of the model. */
  readonly neighbours: NeighbourLists;
}

/** What became of a block: it is stored, it was the last and the model is published, or the model is not wanted any more. */
export type BlockOutcome = 'STORED' | 'PUBLISHED' | 'UNWANTED';

/** The versions of what was learned. One is published at a time; the one before it is kept. */
export interface ModelRepository {
  /** Stores a model to be trained block by block, and discards unfinished ones. */
  begin(draft: ModelDraft): Promise<void>;
  /** Null: the model is published already, or not wanted any more. */
  readInput(modelId: string): Promise<Buffer | null>;
  /**
   * Stores a block, once however often it is learned. With the last one the model takes the place of the published one, in the same
   * transaction; the one before that goes.
   */
  storeBlock(modelId: string, block: number, lists: NeighbourLists): Promise<BlockOutcome>;
  /** Null before the first model. */
  publishedId(): Promise<string | null>;
  /** @returns null when it is gone */
  read(modelId: string): Promise<PublishedModel | null>;
  /** The one whose blocks are being learned, if any. */
  building(): Promise<ModelBuild | null>;
  /** Newest first. */
  list(): Promise<ModelReport[]>;
  /** Puts a retired model in the place of the published one, and audits it in the same transaction. @returns false when there is no such retired model */
  republish(modelId: string, entry?: AuditRecord): Promise<boolean>;
}
