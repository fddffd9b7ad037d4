import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { DomainError, InvalidInputError } from '../../../shared/domain-error.js';
import { requireCredits } from '../domain/credit-list.js';
import type { Title } from '../domain/title.js';
import { NEW_DETAILS, type TitleDetails } from '../domain/title-details.js';
import { createTitle, type EpisodePlace, editTitle, withStatus } from '../domain/title-factory.js';
import { episodesAgedWith, requireAgesInOrder, seriesOf } from '../editing/ages-of-series.js';
import type { Edited, TitleChanges } from '../editing/title-changes.js';
import type { SourceKey, TitleEditingRepository } from '../editing/title-editing.repository.js';
import type { ImportedTitle, ImportOutcome } from './catalog-import.js';

export interface TitleImporterDependencies {
  readonly changes: TitleChanges;
  readonly clock: Clock;
}

/** The imported fields of a title. Availability is left to editors. */
type ImportedDetails = Omit<TitleDetails, 'windows'>;

export type TitleImporter = ReturnType<typeof createTitleImporter>;

/** Imports titles one after the other, and publishes them. Idempotent: unchanged titles are not written. */
export function createTitleImporter({ changes, clock }: TitleImporterDependencies) {
  async function take(
    titles: TitleEditingRepository,
    place: SourceKey,
    imported: ImportedTitle,
  ): Promise<Edited> {
    const credits = requireCredits(imported.credits ?? []);
    const details = { ...detailsOf(imported), genres: await titles.ensureGenres(imported.genres ?? []) };
    const id = await titles.findBySource(place);
    const before = id === null ? null : await titles.lock(id);
    if (before) {
      await requireSamePlace(titles, before, place, imported);
      return update(titles, before, details, credits);
    }
    const title = await make(titles, place, imported, { ...details, windows: NEW_DETAILS.windows });
    await requireAgesInOrder(titles, title, await seriesOf(titles, title));
    await titles.insert(title, place, clock.now());
    await titles.replaceCredits(title.id, credits);
    return { title };
  }

  async function update(
    titles: TitleEditingRepository,
    before: Title,
    details: ImportedDetails,
    credits: ReturnType<typeof requireCredits>,
  ): Promise<Edited> {
    const series = await seriesOf(titles, before);
    const title = editTitle(before, details, series);
    const had = await titles.creditsOf(before.id);
    if (isSame(before, title) && JSON.stringify(had) === JSON.stringify(credits))
      return { title: before, before };
    await requireAgesInOrder(titles, title, series);
    await titles.update(title);
    await titles.replaceCredits(title.id, credits);
    return { title, before, others: await episodesAgedWith(titles, before, title) };
  }

  async function make(
    titles: TitleEditingRepository,
    { source }: SourceKey,
    imported: ImportedTitle,
    details: TitleDetails,
  ): Promise<Title> {
    if (imported.kind !== 'EPISODE') return published(createTitle({ kind: imported.kind, details }));
    const series = await namedSeries(titles, source, imported);
    const place = placeIn(series, imported);
    if (await titles.hasEpisode(place.seriesId, place.seasonNumber, place.episodeNumber)) {
      throw new InvalidInputError({ episodeNumber: 'There is another episode with this number.' });
    }
    if (!(await titles.hasSeason(place.seriesId, place.seasonNumber))) {
      await titles.insertSeason({
        seriesId: place.seriesId,
        number: place.seasonNumber,
        name: null,
        createdAt: clock.now(),
      });
    }
    const episode = createTitle({ kind: 'EPISODE', details, place }, series);
    return series.isPublished ? published(episode) : episode;
  }

  return {
    /** @returns the outcome; a rejected title does not stop the import */
    async take(source: string, imported: ImportedTitle, actor: Actor): Promise<ImportOutcome> {
      let outcome: ImportOutcome = 'unchanged';
      try {
        await changes.change('UPDATED', actor, async (titles) => {
          const edited = await take(titles, { source, sourceId: imported.key }, imported);
          if (!edited.before) outcome = 'created';
          else if (edited.before !== edited.title) outcome = 'updated';
          return edited;
        });
        return outcome;
      } catch (error) {
        if (error instanceof DomainError) return { rejected: error.message };
        throw error;
      }
    },
  };
}

/** An incomplete title remains a draft. */
function published(title: Title): Title {
  return title.kind !== 'SERIES' && title.runtimeSeconds === null ? title : withStatus(title, 'PUBLISHED');
}

async function namedSeries(
  titles: TitleEditingRepository,
  source: string,
  { seriesKey }: ImportedTitle,
): Promise<Title> {
  const id = seriesKey ? await titles.findBySource({ source, sourceId: seriesKey }) : null;
  const series = id === null ? null : await titles.lock(id);
  if (series?.kind !== 'SERIES') throw new InvalidInputError({ seriesKey: 'There is no such series.' });
  return series;
}

/** The kind of a title, and the position of an episode, cannot change. @throws InvalidInputError */
async function requireSamePlace(
  titles: TitleEditingRepository,
  { kind, seriesId, seasonNumber, episodeNumber }: Title,
  { source }: SourceKey,
  imported: ImportedTitle,
): Promise<void> {
  if (imported.kind !== kind) {
    throw new InvalidInputError({ kind: `This key belongs to a title of another kind: ${kind}.` });
  }
  if (kind !== 'EPISODE') return;
  const { seriesKey } = imported;
  const series = seriesKey ? await titles.findBySource({ source, sourceId: seriesKey }) : seriesId;
  const staysThere =
    series === seriesId &&
    (imported.seasonNumber ?? seasonNumber) === seasonNumber &&
    (imported.episodeNumber ?? episodeNumber) === episodeNumber;
  if (!staysThere)
    throw new InvalidInputError({ episodeNumber: 'An episode cannot be moved to another place.' });
}

function placeIn(series: Title, { seasonNumber, episodeNumber }: ImportedTitle): EpisodePlace {
  if (!isWithin(seasonNumber, 0, 1_000) || !isWithin(episodeNumber, 1, 10_000)) {
    throw new InvalidInputError({ episodeNumber: 'An episode needs a season and a number.' });
  }
  return { seriesId: series.id, seasonNumber, episodeNumber };
}

function isWithin(value: number | null | undefined, least: number, most: number): value is number {
  return value !== null && value !== undefined && value >= least && value <= most;
}

function detailsOf(imported: ImportedTitle): Omit<ImportedDetails, 'genres'> {
  const { name, synopsis, releaseDate, runtimeSeconds, creditsStartSeconds, maturityRating } = imported;
  const { requiredTier, studio, originalLanguage, tags } = imported;
  return {
    name,
    synopsis: synopsis ?? NEW_DETAILS.synopsis,
    releaseDate: releaseDate ?? NEW_DETAILS.releaseDate,
    runtimeSeconds: runtimeSeconds ?? NEW_DETAILS.runtimeSeconds,
    creditsStartSeconds: creditsStartSeconds ?? NEW_DETAILS.creditsStartSeconds,
    maturityRating: maturityRating ?? NEW_DETAILS.maturityRating,
    requiredTier: requiredTier ?? NEW_DETAILS.requiredTier,
    studio: studio ?? NEW_DETAILS.studio,
    originalLanguage: originalLanguage ?? NEW_DETAILS.originalLanguage,
    tags: tags ?? NEW_DETAILS.tags,
  };
}

/** Ignores the version, which counts changes. */
function isSame(before: Title, after: Title): boolean {
  const comparable = (title: Title) =>
    JSON.stringify({
      ...title.properties,
      version: 0,
      runtimeIsEstimated: false,
      genres: title.genres.map(({ id }) => id).toSorted(),
    });
  return comparable(before) === comparable(after);
}
