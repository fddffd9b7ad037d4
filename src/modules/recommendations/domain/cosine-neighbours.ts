import { countCommonViewers } from './common-viewers.js';
import { CountTiers } from './count-tiers.js';
import type { InteractionMatrix } from './interaction-matrix.js';
import type { TitleRange } from './neighbour-block.js';
import { type NeighbourLists, NeighbourListsBuilder } from './neighbour-lists.js';
import { type PopularityOrder, popularityOrder } from './popularity-order.js';
import { NarrowCounts, type RankedCounts, WideCounts } from './ranked-counts.js';
import { type NearestTitles, TierMerge } from './tier-merge.js';

export interface CosineOptions {
  /** How many neighbours are kept per title: the most similar ones. */
  readonly neighbours: number;
  /** Pulls similarities that few viewers support towards 0. */
  readonly shrinkage: number;
}

/**
 * The nearest neighbours of titles by shrunk cosine on binary data: `c_ij / (√(n_i · n_j) + shrinkage)`, with c the
 * common viewers and n the viewers of each title. Common viewers are integers and are normalised last, so that the
 * result is exact.
 *
 * They are counted with Gustavson's algorithm (1978), row by row of XᵀX, in an accumulator for all titles. Among
 * titles with equally many common viewers, the less popular one is more similar. So the counts are scanned in order
 * of popularity, and similarities are computed only for the neighbours that are kept.
 *
 * Time grows with the sum of squared history lengths, which the builder of the matrix must cap, plus titles² / 16
 * steps. Memory: 4 bytes an interaction (2 with up to 65,536 titles), 34 bytes a title of the catalog, 28 for each
 * viewer of the most popular title, and 8 for each neighbour kept.
 */
export class CosineNeighbours {
  private readonly order: PopularityOrder;
  /** Histories in the order of viewers, with titles by popularity rank. */
  private readonly ranksByViewer: Ranks;
  private readonly narrow: RankedCounts;
  private readonly wide: RankedCounts;
  private readonly tiers: CountTiers;
  private readonly merge: TierMerge;
  private readonly lists = new NeighbourListsBuilder(0);

  constructor(
    private readonly matrix: InteractionMatrix,
    { neighbours, shrinkage }: CosineOptions,
  ) {
    this.order = popularityOrder(matrix);
    this.ranksByViewer = ranksByViewer(matrix, this.order);
    this.narrow = new NarrowCounts(matrix.titles);
    this.wide = new WideCounts(matrix.titles);
    this.tiers = new CountTiers(this.order.viewersAt[0] ?? 0, matrix.titles, neighbours);
    this.merge = new TierMerge(this.tiers, this.order, neighbours, shrinkage);
  }

  /**
   * A title's list is the same, bit by bit, in whatever range it is learned, so that a catalog can be split into
   * blocks anywhere.
   * @returns the lists of a range of titles, whose first title is at index 0; most similar first, ties by number
   */
  learn({ from, to }: TitleRange = { from: 0, to: this.matrix.titles }): NeighbourLists {
    const { lists } = this;
    lists.begin(to - from);
    for (let title = from; title < to; title += 1) {
      const { titles, similarities } = this.nearestOf(title);
      lists.addList(title - from, titles, similarities);
    }
    return lists.build();
  }

  private nearestOf(title: number): NearestTitles {
    const { titleOffsets } = this.matrix;
    const viewers = titleOffsets[title + 1]! - titleOffsets[title]!;
    const common = viewers <= NarrowCounts.greatest ? this.narrow : this.wide;
    countCommonViewers(this.matrix, title, this.ranksByViewer, common.counts);
    common.counts[this.order.rankOf[title]!] = 0;
    common.moveTo(this.tiers);
    this.tiers.arrange();
    const nearest = this.merge.nearest(viewers);
    this.tiers.clear();
    return nearest;
  }
}

/** Half as wide where possible: counting spends most of its time waiting for histories from memory. */
type Ranks = Uint16Array | Uint32Array;

function ranksByViewer({ titles, titlesByViewer }: InteractionMatrix, { rankOf }: PopularityOrder): Ranks {
  const Kind = titles <= 2 ** 16 ? Uint16Array : Uint32Array;
  const ranks = new Kind(titlesByViewer.length);
  for (let entry = 0; entry < ranks.length; entry += 1) ranks[entry] = rankOf[titlesByViewer[entry]!]!;
  return ranks;
}
