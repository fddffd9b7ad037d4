import { type AspectVectors, createAspects } from './aspects.js';
import { createTitleCharts, type TitleCharts } from './title-charts.js';

/** The features of a published title that recommendations use. */
export interface TitleFeatures {
  readonly id: string;
  readonly name: string;
  readonly genreIds: readonly string[];
  /** Names of cast and crew. */
  readonly people: readonly string[];
  readonly tags: readonly string[];
  /** In years. */
  readonly minimumAge: number;
  /** At least 0; higher is more popular. */
  readonly popularity: number;
  /** 0 to 10; null without ratings. */
  readonly averageRating: number | null;
  readonly voteCount: number;
  readonly releasedAt: Date | null;
}

export interface GenreName {
  readonly id: string;
  readonly name: string;
}

/** An episode counts as its series, because single episodes are not recommended. */
export interface EpisodeOf {
  readonly id: string;
  readonly seriesId: string;
}

/** The published films and series, each with a small number that is used everywhere in a model. */
export class TitleIndex {
  readonly ids: readonly string[];
  readonly aspects: AspectVectors;
  readonly minimumAges: Uint8Array;
  /** Popularity plus one, so that unseen titles rank last instead of being excluded. */
  readonly prominence: Float64Array;
  readonly charts: TitleCharts;
  private readonly indices: ReadonlyMap<string, number>;
  private readonly genreIndices: ReadonlyMap<string, number>;

  /** @param titles in order of creation, so that numbers stay the same while the catalog grows */
  constructor(
    readonly titles: readonly TitleFeatures[],
    readonly genres: readonly GenreName[],
    episodes: readonly EpisodeOf[] = [],
  ) {
    this.ids = titles.map((title) => title.id);
    this.indices = withEpisodes(new Map(this.ids.map((id, index) => [id, index])), episodes);
    this.genreIndices = new Map(genres.map((genre, index) => [genre.id, index]));
    this.minimumAges = Uint8Array.from(titles, (title) => title.minimumAge);
    this.prominence = Float64Array.from(titles, (title) => 1 + title.popularity);
    this.charts = createTitleCharts(titles);
    this.aspects = createAspects(titles, {
      ofTitles: titles.map((title) => this.genresKnown(title.genreIds)),
      count: genres.length,
    });
  }

  get size(): number {
    return this.titles.length;
  }

  /**
   * @returns for an episode the number of its series; undefined for a title that was not published when the index was
   *   read
   */
  indexOf(titleId: string): number | undefined {
    return this.indices.get(titleId);
  }

  /** Each title and episode with its number. */
  numbers(): Iterable<readonly [titleId: string, number: number]> {
    return this.indices;
  }

  /** The numbers of titles; skips those that are not in the index. */
  indicesOf(titleIds: Iterable<string>): number[] {
    return known(titleIds, this.indices);
  }

  genresKnown(genreIds: Iterable<string>): number[] {
    return known(genreIds, this.genreIndices);
  }
}

function withEpisodes(indices: Map<string, number>, episodes: readonly EpisodeOf[]): Map<string, number> {
  for (const { id, seriesId } of episodes) {
    const series = indices.get(seriesId);
    if (series !== undefined) indices.set(id, series);
  }
  return indices;
}

function known(ids: Iterable<string>, indices: ReadonlyMap<string, number>): number[] {
  return Array.from(ids, (id) => indices.get(id)).filter((index) => index !== undefined);
}
