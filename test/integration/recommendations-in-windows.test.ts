import { expect, test } from 'vitest';
import * as catalog from '../support/catalog-operations.js';
import * as operations from '../support/operations.js';
import { profilesOf } from '../support/profiles.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { createWindows } from '../support/windows.js';

const HOUR = 3_600_000;
const platform = await usePlatform({ trustedProxies: ['127.0.0.1'], accessTokenSeconds: 5 * 86_400 });
const story = createStory(platform);
const { client: editor } = await story.admin();
const { window, open, clientIn } = createWindows(platform, editor);

/** Similar films that others have watched most, so that every strategy recommends them. */
const films = await story.movies(Array.from({ length: 24 }, () => ({ genres: ['Drama'], averageRating: 8 })));
for (let other = 0; other < 4; other += 1) {
  const { viewer, profile } = await story.viewerWithProfile();
  await story.finish(viewer, profile.id, films.slice(other, other + 18));
}
const { viewer, profile } = await story.viewerWithProfile();
await story.finish(viewer, profile.id, films.slice(0, 2));
await platform.engine.recommendations.learn();
const profileId = profile.id;

/** Every recommending list, each with the requested length, with null for an entry without a title. */
async function recommendedIn(region: string | null, first: number) {
  const client = clientIn(region, viewer);
  const [{ recommendations }, { trending }, { similarTitles }, { home }] = await Promise.all([
    client.send(operations.Recommendations, { profileId, first }),
    client.send(operations.Trending, { profileId, first }),
    client.send(operations.SimilarTitles, { titleId: films[0] ?? '', first }),
    client.send(operations.Home, { profileId, railSize: first }),
  ]);
  const rails = home.rails.filter(({ kind }) => kind === 'FOR_YOU' || kind === 'TRENDING_NOW');
  return {
    recommended: recommendations.edges.map(({ node }) => node.title?.id ?? null),
    trending: trending.map(({ title }) => title?.id ?? null),
    similar: similarTitles.map(({ title }) => title?.id ?? null),
    rails: rails.flatMap(({ items }) => items.map(({ id }) => id)),
  };
}

const lengths = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(lists).map(([name, titles]) => [name, titles.length]);
const closedIn = (lists: Readonly<Record<string, readonly (string | null)[]>>, closed: readonly string[]) =>
  Object.entries(lists).flatMap(([name, titles]) =>
    titles.filter((id) => id === null || closed.includes(id)).map((id) => [name, id]),
  );

test('unavailable titles are replaced by available ones', async () => {
  const whole = await recommendedIn('DE', 4);
  expect(lengths(whole).every(([, length]) => Number(length) >= 4)).toBe(true);
  const best = [...new Set(Object.values(whole).flat())].flatMap((id) => (id === null ? [] : [id]));
  const abroad = best.slice(0, 4);
  const later = best.slice(4, 7);
  for (const id of abroad) await open(id, window('FR', -1, 100));
  for (const id of later) await open(id, window(null, 2, 100));

  const here = await recommendedIn('DE', 4);
  expect(closedIn(here, [...abroad, ...later])).toEqual([]);
  expect(lengths(here)).toEqual(lengths(whole));
  expect(closedIn(await recommendedIn('FR', 4), later)).toEqual([]);

  const all = (lists: Awaited<typeof here>) => new Set(Object.values(lists).flat());
  platform.clock.advance(2 * HOUR);
  expect(later.some((id) => all(here).has(id))).toBe(false);
  const opened = all(await recommendedIn('DE', 24));
  expect(later.filter((id) => !opened.has(id))).toEqual([]);
  expect(abroad.filter((id) => opened.has(id))).toEqual([]);
});

test('an unavailable title has no similar titles', async () => {
  const [titleId = ''] = films;
  await open(titleId, window('FR', -1, 100));
  const like = async (region: string) => {
    const answer = await clientIn(region).send(operations.SimilarTitles, { titleId, first: 4 });
    return answer.similarTitles.length;
  };
  expect(await like('DE')).toBe(0);
  expect(await like('FR')).toBeGreaterThan(0);
});

test('a title whose rating is raised is no longer recommended to children', async () => {
  const ids = await story.movies([{}, {}, {}].map(() => ({ genres: ['Fantasy'], averageRating: 9 })));
  const [rated = '', ...others] = ids;
  const child = await story.viewerWithProfile();
  const neighbour = await story.viewerWithProfile();
  await story.finish(neighbour.viewer, neighbour.profile.id, ids);
  await profilesOf(child.viewer).update({ id: child.profile.id, isKids: true });
  await platform.engine.recommendations.learn();
  const { client } = child.viewer;
  const own = { profileId: child.profile.id, first: 40 };
  const listsWith = async (id: string) => {
    const [recommended, trends, similar, { home }] = await Promise.all([
      client.send(operations.Recommendations, own),
      client.send(operations.Trending, own),
      client.send(operations.SimilarTitles, { ...own, titleId: others[0] ?? '' }),
      client.send(operations.Home, { profileId: own.profileId, railSize: 40 }),
    ]);
    return {
      recommended: recommended.recommendations.edges.some(({ node }) => node.title?.id === id),
      trending: trends.trending.some(({ title }) => title?.id === id),
      similar: similar.similarTitles.some(({ title }) => title?.id === id),
      home: home.rails.some(({ items }) => items.some((item) => item.id === id)),
    };
  };
  const every = (isThere: boolean) => ({
    recommended: isThere,
    trending: isThere,
    similar: isThere,
    home: isThere,
  });
  expect(await listsWith(rated)).toEqual(every(true));
  const { title } = (await editor.send(catalog.TitleBehindTheScenes, { id: rated })).admin;
  const input = { id: rated, version: title?.version ?? 0, maturityRating: 'R' };
  await editor.send(catalog.UpdateTitle, { input });
  expect(await listsWith(rated)).toEqual(every(false));
});
