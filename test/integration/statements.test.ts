import { afterAll, describe, expect, test } from 'vitest';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, type Platform, startPlatform } from '../support/platform.js';
import { ProfilesWithGenres } from '../support/profile-operations.js';
import * as standing from '../support/standing-operations.js';
import { createStory } from '../support/story.js';

const FEW = 5;
const MANY = 40;

const platform = await startPlatform(ASKS_NOTHING_BY_ITSELF);
afterAll(() => platform[Symbol.asyncDispose]());
const story = createStory(platform);
const films = await story.movies(
  Array.from({ length: 120 }, (_, index) => ({ genres: ['Drama', `Genre ${index % 50}`], averageRating: 5 })),
);
const { viewer, profile } = await story.subscribedViewer();
const profileId = profile.id;
const begun = films.slice(0, 45);
await viewer.client.send(operations.RecordProgress, {
  input: {
    profileId,
    entries: begun.map((titleId, sequence) => ({
      titleId,
      positionSeconds: 3_000,
      observedAt: platform.clock.now().toISOString(),
      sequence,
    })),
  },
});
for (const titleId of begun) {
  await viewer.client.send(operations.AddToWatchlist, { input: { profileId, titleId } });
  await viewer.client.send(operations.RateTitle, { input: { profileId, titleId, opinion: 'LIKE' } });
}
await platform.engine.recommendations.learn();

/** The statements of a call to a process with an empty cache, and of the next call. */
async function statementsOf(call: (client: GraphqlClient) => Promise<number>) {
  await using cold: Platform = await startPlatform({
    ...ASKS_NOTHING_BY_ITSELF,
    beside: platform,
    cold: true,
  });
  const client = createGraphqlClient(cold.address, viewer.accessToken);
  const count = async () => {
    const before = cold.engine.database.statementCount();
    const titles = await call(client);
    return { titles, statements: cold.engine.database.statementCount() - before };
  };
  return { cold: await count(), warm: await count() };
}

type Call = (client: GraphqlClient, first: number) => Promise<number>;

const calls: Readonly<Record<string, Call>> = {
  async home(client, railSize) {
    const { home } = await client.send(operations.Home, { profileId, railSize });
    return Math.max(...home.rails.map(({ items }) => items.length));
  },
  titles: async (client, first) =>
    (await client.send(operations.Titles, { first, profileId })).titles.edges.length,
  async 'titles with how they stand with a profile'(client, first) {
    const { titles } = await client.send(standing.TitlesWithStanding, { first, profileId });
    const nodes = titles.edges.map(({ node }) => node);
    return nodes.filter(({ onWatchlist, myRating }) => onWatchlist && myRating).length;
  },
  async 'home with how its titles stand with the profile'(client, railSize) {
    const { home } = await client.send(standing.HomeWithStanding, { profileId, railSize });
    return Math.max(...home.rails.map(({ items }) => items.length));
  },
  async continueWatching(client, first) {
    const { continueWatching } = await client.send(operations.ContinueWatching, { profileId, first });
    return continueWatching.edges.length;
  },
  async watchHistory(client, first) {
    const { watchHistory } = await client.send(operations.WatchHistory, { profileId, first });
    return watchHistory.edges.length;
  },
  async watchlist(client, first) {
    const { watchlist } = await client.send(operations.Watchlist, { profileId, first });
    return watchlist.edges.length;
  },
  async recommendations(client, first) {
    const { recommendations } = await client.send(operations.Recommendations, { profileId, first });
    return recommendations.edges.length;
  },
  async similarTitles(client, first) {
    const variables = { titleId: films[0] ?? '', first, profileId };
    return (await client.send(operations.SimilarTitles, variables)).similarTitles.length;
  },
  trending: async (client, first) =>
    (await client.send(operations.Trending, { first, profileId })).trending.length,
};

describe('the number of SQL statements does not grow with the number of titles', () => {
  test.each(Object.entries(calls))('%s', async (_name, call) => {
    const few = await statementsOf((client) => call(client, FEW));
    const many = await statementsOf((client) => call(client, MANY));
    expect([few.cold.titles, many.cold.titles]).toEqual([FEW, MANY]);
    expect(many.cold.statements).toBe(few.cold.statements);
    expect(many.warm.statements).toBe(few.warm.statements);
    expect(few.cold.statements).toBeGreaterThan(0);
    expect(few.warm.statements).toBeLessThan(few.cold.statements);
  });
});

test('nor for genres, which need none once they are cached', async () => {
  const { cold, warm } = await statementsOf(
    async (client) => (await client.send(operations.Genres)).genres.length,
  );
  expect(cold).toEqual({ titles: 51, statements: expect.any(Number) });
  expect(cold.statements).toBeLessThanOrEqual(2);
  expect(warm.statements).toBe(0);
});

test('nor for the account with its profiles and devices', async () => {
  const count = async () =>
    statementsOf(async (client) => (await client.send(operations.Me)).me.profiles.length);
  const few = await count();
  for (const name of ['Ben', 'Cleo', 'Dan']) await story.profileOf(viewer, { name });
  await story.signIn(viewer);
  const many = await count();
  expect([few.cold.titles, many.cold.titles]).toEqual([1, 4]);
  expect(many.cold.statements).toBe(few.cold.statements);
});

test('nor for profiles with their favourite genres and devices with their bound profiles', async () => {
  const { genres } = await viewer.client.send(operations.Genres);
  const count = async () =>
    statementsOf(async (client) => {
      const { me } = await client.send(ProfilesWithGenres);
      return me.profiles.flatMap(({ favouriteGenres }) => favouriteGenres).length;
    });
  const nothing = await count();
  const favouriteGenreIds = genres.slice(0, 5).map(({ id }) => id);
  await story.profileOf(viewer, { name: 'Eve', favouriteGenreIds });
  const few = await count();
  await story.profileOf(viewer, { name: 'Fay', favouriteGenreIds });
  const many = await count();
  expect([nothing.cold.titles, few.cold.titles, many.cold.titles]).toEqual([0, 5, 10]);
  expect(many.cold.statements).toBe(few.cold.statements);
});
