import type { SeasonKey } from './season.repository.js';

/** A season's name outside: its series and its number. */
export function seasonIdOf({ seriesId, number }: SeasonKey): string {
  return `${seriesId}:${number}`;
}

/** What `seasonIdOf` wrote. */
export function readSeasonId(id: string): SeasonKey {
  const [seriesId = '', number] = id.split(':');
  return { seriesId, number: Number(number) };
}
