import { InvalidInputError } from '../../../shared/domain-error.js';

const MOST_SEASONS = 1_000;
const MOST_EPISODES = 10_000;

/** From 0, the season of specials. @throws InvalidInputError about that field */
export function requireSeasonNumber(number: number, field: string): void {
  requireWithin(number, 0, MOST_SEASONS, field);
}

/** From 1. @throws InvalidInputError about that field */
export function requireEpisodeNumber(number: number, field: string): void {
  requireWithin(number, 1, MOST_EPISODES, field);
}

function requireWithin(value: number, least: number, most: number, field: string): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidInputError({ [field]: `It must be from ${least} to ${most}.` });
  }
}
