/**
 * What titles have of one kind, such as genres, as a vector of length 1 for each title (or 0, for one that has nothing), packed (CSR).
 * A feature weighs `ln(1 + titles / titles that have it)`: to share a rare one says more (inverse document
 * frequency, Spärck Jones 1972).
 */
export interface FeatureVectors {
  readonly featureCount: number;
  /** The features of title t stand from `offsets[t]` to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly features: Uint32Array;
  readonly weights: Float64Array;
}

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
  return { featureCount, offsets, features, weights };
}

/** Adds `factor` times the vector of a title to a dense vector over all features. */
export function addFeatures(vectors: FeatureVectors, title: number, factor: number, sum: Float64Array): void {
  for (let at = vectors.offsets[title]!; at < vectors.offsets[title + 1]!; at += 1) {
    sum[vectors.features[at]!]! += factor * vectors.weights[at]!;
  }
}

/** The dot product of a title's vector with a dense vector over all features. */
export function alongFeatures(vectors: FeatureVectors, title: number, dense: Float64Array): number {
  let product = 0;
  for (let at = vectors.offsets[title]!; at < vectors.offsets[title + 1]!; at += 1) {
    product += vectors.weights[at]! * dense[vectors.features[at]!]!;
  }
  return product;
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
