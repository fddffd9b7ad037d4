import { BestSimilarities } from './best-similarities.js';
import { type NearestSearch, type NearestTitles, shrunkCosine } from './nearest-titles.js';
import type { PopularityOrder } from './popularity-order.js';

/** Rounding must not keep out what is exactly as similar as the least of the best. */
const SLACK = 1 - 1e-12;

/**
 * Finds the nearest of a title of any popularity. The least similar of the best so far, and the fewest viewers that a run of about equally popular titles has, say how many
 * common viewers are the least that could come in, and whoever has fewer is passed over without being weighed. The popular come first, among whom the nearest of a popular title are.
 */
export class NearestByBound implements NearestSearch {
  readonly counts: Int32Array;
  private readonly best: BestSimilarities;

  constructor(
    private readonly order: PopularityOrder,
    wanted: number,
    private readonly shrinkage: number,
  ) {
    this.counts = new Int32Array(order.titleAt.length);
    this.best = new BestSimilarities(wanted);
  }

  find(viewers: number): NearestTitles {
    const { runs, titleAt, viewersAt } = this.order;
    for (const { from, to, fewestViewers } of runs) {
      const leastNorm = (Math.sqrt(viewers * fewestViewers) + this.shrinkage) * SLACK;
      let rank = this.next(from, to, this.leastCommon(leastNorm));
      while (rank < to) {
        const similarity = shrunkCosine(this.counts[rank]!, viewers, viewersAt[rank]!, this.shrinkage);
        this.best.offer(titleAt[rank]!, similarity);
        rank = this.next(rank + 1, to, this.leastCommon(leastNorm));
      }
    }
    this.counts.fill(0);
    return this.best.drain();
  }

  /** @returns with how many common viewers a title could still be among the best */
  private leastCommon(norm: number): number {
    return Math.max(1, Math.ceil(this.best.least * norm));
  }

  /** @returns the first rank from one on that shares so many, or `end` */
  private next(from: number, end: number, least: number): number {
    const { counts } = this;
    let rank = from;
    // Four at once take less time.
    for (; rank + 3 < end; rank += 4) {
      if (counts[rank]! >= least || counts[rank + 1]! >= least) break;
      if (counts[rank + 2]! >= least || counts[rank + 3]! >= least) break;
    }
    for (; rank < end; rank += 1) if (counts[rank]! >= least) return rank;
    return end;
  }
}
