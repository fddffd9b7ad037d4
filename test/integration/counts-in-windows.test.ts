import { expect, test } from 'vitest';
import { createCatalogMaker } from '../support/catalog-maker.js';
import * as catalog from '../support/catalog-operations.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { Genres } from '../support/operations.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { createWindows } from '../support/windows.js';

const HOUR = 3_600_000;
const platform = await usePlatform({ trustedProxies: ['127.0.0.1'], accessTokenSeconds: 5 * 86_400 });
const story = createStory(platform);
const { client: editor } = await story.admin();
const { series } = createCatalogMaker(editor);

const { window, open, clientIn } = createWindows(platform, editor);

/** For each season its number, its episode count, and the episodes on its first page of two. */
async function seasonsIn(region: string | null, id: string) {
  const { title } = await clientIn(region).send(catalog.WholeSeries, { id, episodes: 2 });
  const seasons = title?.__typename === 'Series' ? title.seasons : [];
  return seasons.map(({ number, episodeCount, episodes }) => [
    number,
    episodeCount,
    episodes.edges.map(({ node }) => node.id),
  ]);
}

test('a season counts its available episodes, and is visible if it has one', async () => {
  const { id, episodes } = await series('Week by Week', [4, 1]);
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = episodes;
  await open(first, window(null, -10, 5));
  await open(second, window('DE'));
  await open(third, window(null, 2));
  await open(fifth, window(null, 2), window('FR'));

  expect(await seasonsIn('DE', id)).toEqual([[1, 2, [second, fourth]]]);
  expect(await seasonsIn('FR', id)).toEqual([
    [1, 1, [fourth]],
    [2, 1, [fifth]],
  ]);
  expect(await seasonsIn(null, id)).toEqual([[1, 1, [fourth]]]);
  platform.clock.advance(2 * HOUR);
  expect(await seasonsIn(null, id)).toEqual([
    [1, 2, [third, fourth]],
    [2, 1, [fifth]],
  ]);
});

test('a genre counts the titles that are available to the viewer', async () => {
  const wish = { genres: ['Western'] };
  const ids = await story.movies([wish, wish, wish, wish, { ...wish, minimumAge: 18 }]);
  const [, abroad = '', later = '', until = ''] = ids;
  await open(abroad, window('DE'));
  await open(later, window(null, 2));
  await open(until, window('FR', -1, 4));
  const countedBy = async (client: GraphqlClient) =>
    (await client.send(Genres)).genres.find(({ name }) => name === 'Western')?.titleCount;
  const countsNow = async () => ({
    DE: await countedBy(clientIn('DE')),
    FR: await countedBy(clientIn('FR')),
    nowhere: await countedBy(clientIn(null)),
  });
  const { viewer, profile } = await story.viewerWithProfile();
  await profilesOf(viewer).update({ id: profile.id, isKids: true });
  await profilesOf(viewer).bind(profile.id);
  const child = (await renewed(platform, viewer)).client;

  // Unrated films are for adults, so films created without a rating get one.
  expect(await countsNow()).toEqual({ DE: 3, FR: 3, nowhere: 2 });
  expect(await countedBy(child)).toBe(1);
  platform.clock.advance(2 * HOUR);
  expect(await countsNow()).toEqual({ DE: 4, FR: 4, nowhere: 3 });
  platform.clock.advance(HOUR);
  expect(await countsNow()).toEqual({ DE: 4, FR: 3, nowhere: 3 });
  await editor.send(catalog.ArchiveTitle, { id: abroad });
  expect(await countsNow()).toEqual({ DE: 3, FR: 3, nowhere: 3 });
});
