import { InvalidInputError } from '../../../shared/domain-error.js';
import type { Title } from '../domain/title.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** Locks the series of an episode; null for any other title. */
export async function seriesOf(
  titles: TitleEditingRepository,
  { seriesId }: Pick<Title, 'seriesId'>,
): Promise<Title | null> {
  return seriesId === null ? null : titles.lock(seriesId);
}

/**
 * The minimum age of an episode is at least that of its series, so that access to an episode need not check the
 * series.
 * @param series of an episode
 * @throws InvalidInputError
 */
export async function requireAgesInOrder(
  titles: TitleEditingRepository,
  title: Title,
  series: Title | null,
): Promise<void> {
  if (series) requireWithinSeries(title.ratedAge, series.minimumAge);
  else if (title.kind === 'SERIES') {
    requireWithinSeries(await titles.strictestEpisodeAge(title.id), title.minimumAge);
  }
}

/** The episodes whose minimum age changes with that of their series. */
export async function episodesAgedWith(
  titles: TitleEditingRepository,
  before: Title,
  title: Title,
): Promise<readonly string[]> {
  const isAged = title.kind === 'SERIES' && title.minimumAge !== before.minimumAge;
  return isAged ? titles.episodeIdsOf(title.id) : [];
}

function requireWithinSeries(episodeAge: number, seriesAge: number): void {
  if (episodeAge > seriesAge) {
    throw new InvalidInputError({
      maturityRating: `A series is rated as its strictest episode: ${episodeAge} is above ${seriesAge} years.`,
    });
  }
}
