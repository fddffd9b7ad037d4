/**
 * The genres of each title as a vector of length 1 (or 0, for a title without genres), packed (CSR).
 * A genre weighs `ln(1 + titles / titles of the genre)`: to share a rare one says more (inverse document
 * frequency, Spärck Jones 1972).
 */
export interface GenreVectors {
  readonly genreCount: number;
  /** The genres of title t stand from `offsets[t]` to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly genres: Uint16Array;
  readonly weights: Float64Array;
}

export function createGenreVectors(
  genresOfTitles: readonly (readonly number[])[],
  genreCount: number,
): GenreVectors {
  const rarity = rarityOfGenres(genresOfTitles, genreCount);
  const entries = genresOfTitles.reduce((sum, genres) => sum + genres.length, 0);
  const offsets = new Uint32Array(genresOfTitles.length + 1);
  const genres = new Uint16Array(entries);
  const weights = new Float64Array(entries);
  let at = 0;
  genresOfTitles.forEach((genresOfTitle, title) => {
    const length = Math.hypot(...genresOfTitle.map((genre) => rarity[genre]!));
    for (const genre of genresOfTitle) {
      genres[at] = genre;
      weights[at] = rarity[genre]! / length;
      at += 1;
    }
    offsets[title + 1] = at;
  });
  return { genreCount, offsets, genres, weights };
}

/** Adds `factor` times the vector of a title to a dense vector over all genres. */
export function addGenres(vectors: GenreVectors, title: number, factor: number, sum: Float64Array): void {
  for (let at = vectors.offsets[title]!; at < vectors.offsets[title + 1]!; at += 1) {
    sum[vectors.genres[at]!]! += factor * vectors.weights[at]!;
  }
}

/** The dot product of a title's vector with a dense vector over all genres. */
export function alongGenres(vectors: GenreVectors, title: number, dense: Float64Array): number {
  let product = 0;
  for (let at = vectors.offsets[title]!; at < vectors.offsets[title + 1]!; at += 1) {
    product += vectors.weights[at]! * dense[vectors.genres[at]!]!;
  }
  return product;
}

/** The cosine between two titles. */
export function genreSimilarity(
  { offsets, genres, weights }: GenreVectors,
  one: number,
  other: number,
): number {
  let product = 0;
  for (let at = offsets[one]!; at < offsets[one + 1]!; at += 1) {
    for (let place = offsets[other]!; place < offsets[other + 1]!; place += 1) {
      if (genres[at] === genres[place]) product += weights[at]! * weights[place]!;
    }
  }
  return product;
}

export function genresOf(vectors: GenreVectors, title: number): Uint16Array {
  return vectors.genres.subarray(vectors.offsets[title], vectors.offsets[title + 1]);
}

function rarityOfGenres(genresOfTitles: readonly (readonly number[])[], genreCount: number): Float64Array {
  const titlesOfGenre = new Uint32Array(genreCount);
  for (const genre of genresOfTitles.flat()) titlesOfGenre[genre]! += 1;
  return Float64Array.from(titlesOfGenre, (titles) =>
    Math.log(1 + genresOfTitles.length / Math.max(1, titles)),
  );
}
