import type { SeasonKey } from './season.repository.js';

/** The public id of a season: its series and its number. */
export function seasonIdOf({ seriesId, number }: SeasonKey): string {
  return `${seriesId}:${number}`;
}

/** Parses an id of `seasonIdOf`. */
export function readSeasonId(id: string): SeasonKey {
  const [seriesId = '', number] = id.split(':');
  return { seriesId, number: Number(number) };
}
