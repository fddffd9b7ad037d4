/** The quality of one answer, from 0 to 1. */
export interface Metric {
  readonly name: string;
  /** @param ranked what the model recommends, best first */
  of(ranked: Uint32Array, relevant: ReadonlySet<number>): number;
}

/** The number of titles recommended per question. */
export const LONGEST_LIST = 20;

/** Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002), binary, against the best list of this length. */
export const ndcgAt = (length: number): Metric => ({
  name: `NDCG@${length}`,
  of(ranked, relevant) {
    let gain = 0;
    for (const [rank, title] of ranked.subarray(0, length).entries()) {
      if (relevant.has(title)) gain += discount(rank);
    }
    let best = 0;
    for (let rank = 0; rank < Math.min(length, relevant.size); rank += 1) best += discount(rank);
    return gain / best;
  },
});

/** The share of relevant titles that are in the list. */
export const recallAt = (length: number): Metric => ({
  name: `Recall@${length}`,
  of: (ranked, relevant) => hits(ranked.subarray(0, length), relevant) / relevant.size,
});

/** Whether the list has a relevant title. */
export const hitRateAt = (length: number): Metric => ({
  name: `HR@${length}`,
  of: (ranked, relevant) => (hits(ranked.subarray(0, length), relevant) > 0 ? 1 : 0),
});

/** One over the rank of the first relevant title, counted from 1. */
export const reciprocalRankAt = (length: number): Metric => ({
  name: `MRR@${length}`,
  of(ranked, relevant) {
    const rank = ranked.subarray(0, length).findIndex((title) => relevant.has(title));
    return rank < 0 ? 0 : 1 / (rank + 1);
  },
});

export const METRICS: readonly Metric[] = [
  ndcgAt(10),
  ndcgAt(20),
  recallAt(10),
  recallAt(20),
  hitRateAt(10),
  reciprocalRankAt(10),
];

function discount(rank: number): number {
  return 1 / Math.log2(rank + 2);
}

function hits(ranked: Uint32Array, relevant: ReadonlySet<number>): number {
  return ranked.reduce((count, title) => count + (relevant.has(title) ? 1 : 0), 0);
}
