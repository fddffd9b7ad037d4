/**
 * The features of titles of one kind, such as genres: for each title a vector of length 1 (0 for a title without
 * features), packed as CSR. A feature weighs `ln(1 + titles / titles that have it)`, because sharing a rare one says
 * more (inverse document frequency, Spärck Jones 1972).
 */
export interface FeatureVectors {
  readonly featureCount: number;
  /** The features of title t are in `features` from `offsets[t]` to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly features: Uint32Array;
  readonly weights: Float64Array;
  /** The same by feature: the titles with feature f are from `featureOffsets[f]` to `featureOffsets[f + 1]`. */
  readonly featureOffsets: Uint32Array;
  readonly titles: Uint32Array;
  readonly titleWeights: Float64Array;
}

type ByTitle = Pick<FeatureVectors, 'featureCount' | 'offsets' | 'features' | 'weights'>;

/** Features with their weights. */
export type SparseFeatures = ReadonlyMap<number, number>;

export function createFeatureVectors(
  featuresOfTitles: readonly (readonly number[])[],
  featureCount: number,
): FeatureVectors {
  const rarity = rarityOf(featuresOfTitles, featureCount);
  const entries = featuresOfTitles.reduce((sum, own) => sum + own.length, 0);
  const offsets = new Uint32Array(featuresOfTitles.length + 1);
  const features = new Uint32Array(entries);
  const weights = new Float64Array(entries);
  let at = 0;
  featuresOfTitles.forEach((own, title) => {
    const length = Math.hypot(...own.map((feature) => rarity[feature]!));
    for (const feature of own) {
      features[at] = feature;
      weights[at] = rarity[feature]! / length;
      at += 1;
    }
    offsets[title + 1] = at;
  });
  const byTitle: ByTitle = { featureCount, offsets, features, weights };
  return { ...byTitle, ...transposed(byTitle) };
}

function transposed({ featureCount, offsets, features, weights }: ByTitle) {
  const featureOffsets = new Uint32Array(featureCount + 1);
  for (const feature of features) featureOffsets[feature + 1]! += 1;
  for (let feature = 0; feature < featureCount; feature += 1) {
    featureOffsets[feature + 1]! += featureOffsets[feature]!;
  }
  const next = featureOffsets.slice();
  const titles = new Uint32Array(features.length);
  const titleWeights = new Float64Array(features.length);
  for (let title = 0; title + 1 < offsets.length; title += 1) {
    for (let at = offsets[title]!; at < offsets[title + 1]!; at += 1) {
      const feature = features[at]!;
      const place = next[feature]!;
      titles[place] = title;
      titleWeights[place] = weights[at]!;
      next[feature] = place + 1;
    }
  }
  return { featureOffsets, titles, titleWeights };
}

/** Adds `factor` times the vector of a title to a sum of such vectors. */
export function addFeatures(
  { offsets, features, weights }: FeatureVectors,
  title: number,
  factor: number,
  sum: Map<number, number>,
): void {
  for (let at = offsets[title]!; at < offsets[title + 1]!; at += 1) {
    const feature = features[at]!;
    sum.set(feature, (sum.get(feature) ?? 0) + factor * weights[at]!);
  }
}

/**
 * Adds `factor` times the dot product of a vector with each title's to its score. Visits only titles that share a
 * feature.
 */
export function addProducts(
  { featureOffsets, titles, titleWeights }: FeatureVectors,
  vector: SparseFeatures,
  factor: number,
  scores: Float64Array,
): void {
  for (const [feature, weight] of vector) {
    const say = factor * weight;
    const end = featureOffsets[feature + 1]!;
    for (let at = featureOffsets[feature]!; at < end; at += 1)
      scores[titles[at]!]! += say * titleWeights[at]!;
  }
}

/** The cosine between two titles. */
export function featureSimilarity(
  { offsets, features, weights }: FeatureVectors,
  one: number,
  other: number,
): number {
  let product = 0;
  for (let at = offsets[one]!; at < offsets[one + 1]!; at += 1) {
    for (let place = offsets[other]!; place < offsets[other + 1]!; place += 1) {
      if (features[at] === features[place]) product += weights[at]! * weights[place]!;
    }
  }
  return product;
}

export function featuresOf({ offsets, features }: FeatureVectors, title: number): Uint32Array {
  return features.subarray(offsets[title], offsets[title + 1]);
}

function rarityOf(featuresOfTitles: readonly (readonly number[])[], featureCount: number): Float64Array {
  const titlesOf = new Uint32Array(featureCount);
  for (const own of featuresOfTitles) for (const feature of own) titlesOf[feature]! += 1;
  return Float64Array.from(titlesOf, (titles) => Math.log(1 + featuresOfTitles.length / Math.max(1, titles)));
}
