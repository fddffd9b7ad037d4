import { expect, test } from 'vitest';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import { createStory } from '../support/story.js';
import { createTestStreaming } from '../support/streaming.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({
  role: 'api',
  streaming: createTestStreaming(),
  trustedProxies: ['127.0.0.1'],
});
const story = createStory(platform);
const GERMANS = 5;

const films = await story.movies(Array.from({ length: 4 }, (_, index) => ({ name: `World ${index}` })));
const german = await story.movie({ name: 'Der Film' });
for (let viewers = 0; viewers <= GERMANS; viewers += 1) {
  const { viewer, profile } = await story.viewerWithProfile();
  await story.finish(viewer, profile.id, films);
}
const germans = await Promise.all(
  Array.from({ length: GERMANS }, async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const client = clientIn('DE', viewer.accessToken);
    await playerOf({ client }).start({ titleId: german, profileId: profile.id });
    await story.finish(viewer, profile.id, [german]);
    return profile.id;
  }),
);
await platform.engine.recommendations.learn();

function clientIn(region: string | null, accessToken?: string) {
  return createGraphqlClient(platform.address, accessToken, region === null ? {} : { 'x-region': region });
}

test("the region of an account's playback is recorded", async () => {
  const noted = await platform.engine.database.prisma.viewerRegion.findMany();
  expect(noted.map(({ region }) => region)).toEqual(germans.map(() => 'DE'));
});

test('the most watched title of a region comes first only there', async () => {
  const trendingIn = async (region: string | null) => {
    const { trending } = await clientIn(region).send(operations.Trending, { window: 'WEEK' });
    return trending.map(({ title }) => title?.id ?? '');
  };
  expect((await trendingIn('DE'))[0]).toBe(german);
  expect((await trendingIn('DE')).toSorted()).toEqual([...films, german].toSorted());
  for (const elsewhere of ['FR', null]) expect((await trendingIn(elsewhere)).at(-1)).toBe(german);
});

test('a profile gets trending titles of its region, explained by consistent parts', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const firstIn = async (region: string | null) => {
    const { recommendations } = await clientIn(region, viewer.accessToken).send(operations.Recommendations, {
      profileId: profile.id,
      strategy: 'TRENDING',
    });
    return recommendations.edges[0]?.node;
  };
  const first = await firstIn('DE');
  expect(first).toMatchObject({ title: { id: german }, explanation: { summary: 'Popular lately' } });
  const [contribution] = first?.explanation.contributions ?? [];
  expect(contribution).toMatchObject({ strategy: 'TRENDING', weight: 1, rawScore: first?.score });
  expect(contribution?.because.map(({ reason }) => reason)).toEqual([
    '5 views in the last year',
    '5 views where you are, in the last year',
  ]);
  expect((await firstIn('FR'))?.title?.id).not.toBe(german);
});

test('the home page of a profile without a history starts with the trends of its region', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const firstIn = async (region: string | null) => {
    const { home } = await clientIn(region, viewer.accessToken).send(operations.Home, {
      profileId: profile.id,
      railSize: 1,
    });
    return home.rails[0]?.items[0]?.id;
  };
  expect(await firstIn('DE')).toBe(german);
  expect(films).toContain(await firstIn(null));
});
