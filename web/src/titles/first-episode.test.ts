import { describe, expect, it } from 'vitest';
import { firstEpisode } from './first-episode.js';

const season = (number: number, names: readonly string[]) => ({
  number,
  episodes: { edges: names.map((node) => ({ node })) },
});

describe('a series begins', () => {
  it('with its first season, though specials come before it', () => {
    expect(firstEpisode([season(0, ['The making of']), season(1, ['Pilot', 'Second'])])).toBe('Pilot');
  });

  it('with the first season that has episodes', () => {
    expect(firstEpisode([season(1, []), season(2, ['Return'])])).toBe('Return');
  });

  it('with a special where there is nothing else', () => {
    expect(firstEpisode([season(0, ['The making of']), season(1, [])])).toBe('The making of');
  });

  it('nowhere without episodes', () => {
    expect(firstEpisode([season(1, [])])).toBeNull();
    expect(firstEpisode([])).toBeNull();
  });
});
