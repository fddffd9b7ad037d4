import type pg from 'pg';
import { copyRows } from '../../../src/platform/database/copy-rows.js';
import { newId } from '../../../src/shared/ids.js';
import { minimumAgeOf } from '../../../src/shared/maturity-scale.js';
import { ensureGenres } from '../genres.js';
import { ensurePeople } from '../people.js';
import { DEMO_SERIES, type DemoSeries } from './demo-series.js';

/** An episode as it was written. */
export interface WrittenEpisode {
  readonly titleId: string;
  readonly runtimeSeconds: number;
}

/** A series as it was written, with its episodes in their order. */
export interface WrittenSeries {
  readonly series: DemoSeries;
  readonly titleId: string;
  readonly episodes: readonly WrittenEpisode[];
}

interface PlacedEpisode extends WrittenEpisode {
  readonly name: string;
  readonly season: number;
  readonly number: number;
  readonly releaseDate: string;
}

const SOURCE = 'demo-series';
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Where the credits begin. */
const CREDITS_SHARE = 0.96;

const COLUMNS = [
  'id',
  'kind',
  'status',
  'name',
  'synopsis',
  'release_date',
  'release_year',
  'runtime_seconds',
  'credits_start_seconds',
  'maturity_rating',
  'minimum_age',
  'required_tier',
  'average_rating',
  'popularity',
  'studio',
  'original_language',
  'tags',
  'series_id',
  'season_number',
  'episode_number',
  'source',
  'source_id',
  'created_at',
] as const;

/** Writes the demo's series with their seasons and episodes, all of them published. */
export async function writeSeries(client: pg.ClientBase, now: Date): Promise<WrittenSeries[]> {
  const all = DEMO_SERIES.map((series) => ({ series, titleId: newId(), episodes: placed(series) }));
  await copyRows(
    client,
    'titles',
    COLUMNS,
    all.map((one) => seriesRow(one.series, one.titleId, now)),
  );
  await copyRows(
    client,
    'seasons',
    ['series_id', 'number', 'created_at'],
    all.flatMap(({ series, titleId }) => series.seasons.map((_names, index) => [titleId, index + 1, now])),
  );
  await copyRows(
    client,
    'titles',
    COLUMNS,
    all.flatMap(({ series, titleId, episodes }) =>
      episodes.map((episode) => episodeRow(series, titleId, episode, now)),
    ),
  );
  await writeGenres(client, all);
  await writePeople(client, all);
  return all;
}

function placed(series: DemoSeries): PlacedEpisode[] {
  const start = Date.parse(series.startsOn);
  return series.seasons.flatMap((names, season) =>
    names.map((name, index) => ({
      titleId: newId(),
      name,
      season: season + 1,
      number: index + 1,
      releaseDate: dayOf(start + season * 52 * WEEK_MS + index * WEEK_MS),
      runtimeSeconds: runtimeOf(series, season + index),
    })),
  );
}

/** No two episodes run exactly as long. */
function runtimeOf({ episodeMinutes }: DemoSeries, place: number): number {
  return episodeMinutes * 60 + ((place * 97) % 240) - 120;
}

function seriesRow(series: DemoSeries, id: string, now: Date) {
  const first = [
    id,
    'SERIES',
    'PUBLISHED',
    series.name,
    series.synopsis,
    series.startsOn,
    yearOf(series.startsOn),
  ];
  const place = [null, null, null, SOURCE, keyOf(series.name), now];
  return [...first, null, null, ...shared(series), series.popularity, ...about(series), ...place];
}

function episodeRow(series: DemoSeries, seriesId: string, episode: PlacedEpisode, now: Date) {
  const { titleId, name, releaseDate, runtimeSeconds, season, number } = episode;
  const first = [titleId, 'EPISODE', 'PUBLISHED', name, null, releaseDate, yearOf(releaseDate)];
  const length = [runtimeSeconds, Math.floor(runtimeSeconds * CREDITS_SHARE)];
  const place = [seriesId, season, number, SOURCE, `${keyOf(series.name)}-${season}-${number}`, now];
  // An episode draws fewer people than the whole.
  return [...first, ...length, ...shared(series), series.popularity / 2, ...about(series), ...place];
}

function shared({ maturityRating, requiredTier, averageRating }: DemoSeries) {
  return [maturityRating, minimumAgeOf(maturityRating), requiredTier, averageRating];
}

function about({ studio, originalLanguage, tags }: DemoSeries) {
  return [studio, originalLanguage, `{${tags.map((tag) => JSON.stringify(tag)).join(',')}}`];
}

async function writeGenres(client: pg.ClientBase, all: readonly WrittenSeries[]): Promise<void> {
  const genreIds = await ensureGenres(client, [...new Set(all.flatMap(({ series }) => series.genres))]);
  const rows = all.flatMap(({ series, titleId, episodes }) =>
    [titleId, ...episodes.map((episode) => episode.titleId)].flatMap((id) =>
      series.genres.map((genre) => [id, genreIds.get(genre) ?? null]),
    ),
  );
  await copyRows(client, 'title_genres', ['title_id', 'genre_id'], rows);
}

async function writePeople(client: pg.ClientBase, all: readonly WrittenSeries[]): Promise<void> {
  const names = new Set(all.flatMap(({ series }) => [series.director, ...series.actors]));
  const personIds = await ensurePeople(client, [...names]);
  const idOf = (name: string) => personIds.get(name) ?? null;
  const rows = all.flatMap(({ series, titleId }) => [
    [titleId, idOf(series.director), 'DIRECTOR', 0],
    ...series.actors.map((actor, position) => [titleId, idOf(actor), 'ACTOR', position]),
  ]);
  await copyRows(client, 'title_credits', ['title_id', 'person_id', 'role', 'position'], rows);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
}
