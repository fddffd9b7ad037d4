import { BestSimilarities } from './best-similarities.js';
import { countCommonViewers } from './common-viewers.js';
import type { InteractionMatrix } from './interaction-matrix.js';
import type { TitleRange } from './neighbour-block.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import { type PopularityOrder, popularityOrder } from './popularity-order.js';
import { NarrowCounts, type RankedCounts, WideCounts } from './ranked-counts.js';

/**
 * A title with at least this share of the mean's viewers meets its best neighbours soonest where the popular titles come first, one with fewer
 * where they come last: a third to a half parts them on MovieLens and on histories by Zipf's law.
 */
const RARE_OF_MEAN = 0.4;

export interface CosineOptions {
  /** How many neighbours a title keeps: the most similar ones. */
  readonly neighbours: number;
  /** Pulls what few viewers speak for towards 0. */
  readonly shrinkage: number;
}

/**
 * The nearest neighbours of titles by shrunk cosine on binary data: `c_ij / (√(n_i · n_j) + shrinkage)` with c the viewers of both and n those of each.
 * The common viewers are whole numbers and are normalised last, so that the result is exact.
 *
 * They are counted by Gustavson's algorithm (1978), row by row of XᵀX, in an accumulator for all titles. Then the least similar of the best so far and the viewers that
 * a run of about equally popular titles has say how many common viewers are the least that could come in, and whoever has fewer is passed over without being
 * weighed, sixteen at once where counts are small. The runs come in the order in which the least is soon high.
 *
 * Time grows with the sum of squared history lengths, which whoever builds the matrix must cap, and by titles² / 16 steps; memory, with 4 bytes an interaction, or 2
 * with 65,536 titles and fewer, 29 bytes a title of the catalog, and 8 bytes for each neighbour kept.
 */
export class CosineNeighbours {
  private readonly order: PopularityOrder;
  /** Histories in the order of viewers, titles by their ranks. */
  private readonly ranksByViewer: Ranks;
  private readonly narrow: RankedCounts;
  private readonly wide: RankedCounts;
  private readonly best: BestSimilarities;
  /** By title. */
  private readonly similarities: Float64Array;

  constructor(
    private readonly matrix: InteractionMatrix,
    private readonly options: CosineOptions,
  ) {
    this.best = new BestSimilarities(options.neighbours, matrix.titles);
    this.order = popularityOrder(matrix);
    this.ranksByViewer = ranksByViewer(matrix, this.order);
    this.narrow = new NarrowCounts(matrix.titles);
    this.wide = new WideCounts(matrix.titles);
    this.similarities = new Float64Array(matrix.titles);
  }

  /**
   * A title's list is the same whatever run it is learned in, bit by bit, so that a catalog can be cut into blocks at will.
   * @returns the lists of a run of titles, its first one standing at 0, the most similar first and ties by number
   */
  learn({ from, to }: TitleRange = { from: 0, to: this.matrix.titles }): NeighbourLists {
    const lists = new NeighbourListsBuilder(to - from);
    for (let title = from; title < to; title += 1) {
      const common = this.countFor(title);
      this.offerAll(title, common);
      const neighbours = this.best.drain();
      this.weigh(title, neighbours, common);
      lists.addList(title - from, neighbours, this.similarities);
      common.counts.fill(0);
    }
    return lists.build();
  }

  /** @returns by rank, how many viewers each title shares with this one */
  private countFor(title: number): RankedCounts {
    const { titleOffsets } = this.matrix;
    const viewers = titleOffsets[title + 1]! - titleOffsets[title]!;
    const common = viewers <= NarrowCounts.greatest ? this.narrow : this.wide;
    countCommonViewers(this.matrix, title, this.ranksByViewer, common.counts);
    common.counts[this.order.rankOf[title]!] = 0;
    return common;
  }

  private offerAll(title: number, common: RankedCounts): void {
    const { titleAt, rankOf, roots, runs } = this.order;
    const root = roots[rankOf[title]!]!;
    const beginsWithRare = this.isRare(title);
    for (let at = 0; at < runs.length; at += 1) {
      const { from, to, leastRoot } = runs[beginsWithRare ? runs.length - 1 - at : at]!;
      const leastNorm = root * leastRoot + this.options.shrinkage;
      let rank = common.next(from, to, this.leastCommon(leastNorm));
      while (rank < to) {
        this.best.offer(titleAt[rank]!, this.similarity(root, rank, common));
        rank = common.next(rank + 1, to, this.leastCommon(leastNorm));
      }
    }
  }

  private weigh(title: number, neighbours: Uint32Array, common: RankedCounts): void {
    const { rankOf, roots } = this.order;
    const root = roots[rankOf[title]!]!;
    for (const other of neighbours) this.similarities[other] = this.similarity(root, rankOf[other]!, common);
  }

  /** Whether what few others watch is nearest to it, as far as popularity can tell. It decides about nothing but time. */
  private isRare(title: number): boolean {
    const { interactions, titles, titleOffsets } = this.matrix;
    return titleOffsets[title + 1]! - titleOffsets[title]! < (RARE_OF_MEAN * interactions) / titles;
  }

  /** @returns with how many common viewers a title could still be among the best */
  private leastCommon(norm: number): number {
    return Math.max(1, Math.ceil(this.best.least * norm));
  }

  private similarity(root: number, rank: number, { counts }: RankedCounts): number {
    return counts[rank]! / (root * this.order.roots[rank]! + this.options.shrinkage);
  }
}

/** Half as wide where that is enough: most of the time of counting goes into waiting for histories. */
type Ranks = Uint16Array | Uint32Array;

function ranksByViewer({ titles, titlesByViewer }: InteractionMatrix, { rankOf }: PopularityOrder): Ranks {
  const Kind = titles <= 2 ** 16 ? Uint16Array : Uint32Array;
  const ranks = new Kind(titlesByViewer.length);
  for (let entry = 0; entry < ranks.length; entry += 1) ranks[entry] = rankOf[titlesByViewer[entry]!]!;
  return ranks;
}
