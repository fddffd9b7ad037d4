import { describe, expect, it } from 'vitest';
import { episodesLeftOut, nextEpisode, type PlayableTitle } from './playable.js';

const PLACE = 'cursor';

const season = (number: number, ids: readonly string[], hasNextPage = false) => ({
  id: `season ${number}`,
  number,
  episodes: {
    edges: ids.map((id) => ({
      cursor: id,
      node: { __typename: 'Episode' as const, id, name: id, seasonNumber: number, episodeNumber: 1 },
    })),
    pageInfo: { endCursor: PLACE, hasNextPage },
  },
});

const episode = (id: string, seasonNumber: number, seasons: readonly ReturnType<typeof season>[]) =>
  ({
    __typename: 'Episode',
    id,
    seasonNumber,
    series: { id: 'series', name: 'Series', seasons },
  }) as unknown as PlayableTitle;

describe('what follows an episode', () => {
  it('is the next one of its season, or the first of the next season', () => {
    const seasons = [season(1, ['a', 'b']), season(2, ['c'])];
    expect(nextEpisode(episode('a', 1, seasons))?.id).toBe('b');
    expect(nextEpisode(episode('b', 1, seasons))?.id).toBe('c');
    expect(nextEpisode(episode('c', 2, seasons))).toBeNull();
    expect(episodesLeftOut(episode('b', 1, seasons))).toBeNull();
  });

  it('is read on for at the end of a page of its season', () => {
    const seasons = [season(1, ['a', 'b'], true), season(2, ['c'])];
    expect(episodesLeftOut(episode('a', 1, seasons))).toBeNull();
    expect(episodesLeftOut(episode('b', 1, seasons))).toEqual({
      seriesId: 'series',
      number: 1,
      after: PLACE,
    });
  });

  it('is read on for where the episode itself is on a later page', () => {
    const seasons = [season(1, ['a'], true), season(2, ['c'])];
    expect(episodesLeftOut(episode('z', 1, seasons))?.number).toBe(1);
  });

  it('is not waited for in another season', () => {
    const seasons = [season(1, ['a', 'b'], true), season(2, ['c'])];
    expect(episodesLeftOut(episode('c', 2, seasons))).toBeNull();
  });
});
