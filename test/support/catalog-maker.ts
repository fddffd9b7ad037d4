import * as catalog from './catalog-operations.js';
import type { GraphqlClient } from './graphql-client.js';

/** Creates titles as editors do. */
export function createCatalogMaker(client: GraphqlClient) {
  async function movie(name: string, more: object = {}) {
    const input = { name, runtimeSeconds: 6_000, maturityRating: 'PG', ...more };
    return (await client.send(catalog.CreateMovie, { input })).createMovie;
  }

  async function publishedMovie(name: string, more: object = {}) {
    const { id } = await movie(name, more);
    return (await client.send(catalog.PublishTitle, { id })).publishTitle;
  }

  /** A published series with some episodes in each of its seasons, all of them published. */
  async function series(name: string, episodes: readonly number[]) {
    const { id } = (await client.send(catalog.CreateSeries, { input: { name, maturityRating: 'TV-14' } }))
      .createSeries;
    await client.send(catalog.PublishTitle, { id });
    const ids: string[] = [];
    for (const [season, count] of episodes.entries()) {
      await client.send(catalog.AddSeason, { input: { seriesId: id, number: season + 1 } });
      for (let number = 1; number <= count; number += 1) {
        const episode = await addEpisode(id, season + 1, number);
        await client.send(catalog.PublishTitle, { id: episode.id });
        ids.push(episode.id);
      }
    }
    return { id, episodes: ids };
  }

  async function addEpisode(
    seriesId: string,
    seasonNumber: number,
    episodeNumber: number,
    more: object = {},
  ) {
    const input = {
      seriesId,
      seasonNumber,
      episodeNumber,
      name: `Part ${episodeNumber}`,
      runtimeSeconds: 2_400,
      ...more,
    };
    return (await client.send(catalog.AddEpisode, { input })).addEpisode;
  }

  return { movie, publishedMovie, series, addEpisode };
}
