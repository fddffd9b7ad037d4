import type { NeighbourLists } from './domain/neighbour-lists.js';
import type { NeighbourRow } from './domain/similarity-matrix.js';
import type { TitleIndex } from './domain/title-index.js';

/** A version of what was learned, and from how much. */
export interface LearnedModel {
  readonly id: string;
  readonly interactions: number;
  readonly viewers: number;
  readonly createdAt: Date;
}

/** The versions of what was learned. One is published at a time; the one before it is kept. */
export interface ModelRepository {
  /**
   * Stores a model and puts it in the place of the published one, all or nothing.
   * Rows are taken as they are made, so that they need not all be in memory.
   */
  publish(model: LearnedModel, titles: TitleIndex, rows: Iterable<NeighbourRow>): Promise<void>;
  /** Null before the first model. */
  publishedId(): Promise<string | null>;
  readNeighbours(modelId: string, titles: TitleIndex): Promise<NeighbourLists>;
}
