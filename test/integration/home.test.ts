import { expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { twoTastes } from '../support/tastes.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { westerns, musicals } = await twoTastes(story);
const others = await story.movies(
  Array.from({ length: 60 }, (_, index) => ({ genres: ['Drama'], averageRating: index / 10 })),
);
await platform.engine.recommendations.learn();

async function homeOf({ client }: Viewer, profileId: string, railSize?: number) {
  return (await client.send(operations.Home, { profileId, railSize })).home;
}

const idsOn = (rails: readonly { readonly items: readonly { readonly id: string }[] }[]) =>
  rails.flatMap(({ items }) => items.map(({ id }) => id));

test.each([1, 3, 40])(
  'with rails of %i, no title appears twice, and no rail is empty or too long',
  async (railSize) => {
    const { viewer, profile } = await story.viewerWithProfile();
    await story.finish(viewer, profile.id, westerns.slice(0, 1));
    const { rails } = await homeOf(viewer, profile.id, railSize);
    expect(rails.length).toBeGreaterThan(1);
    for (const { items, title, explanation } of rails) {
      expect(items.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThanOrEqual(railSize);
      expect(title).not.toBe('');
      expect(explanation).not.toBe('');
    }
    const shown = idsOn(rails);
    expect(new Set(shown).size).toBe(shown.length);
    expect(new Set(rails.map(({ id }) => id)).size).toBe(rails.length);
  },
);

test('started titles come first, and on no other rail', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  await homeOf(viewer, profile.id);
  const [begun = ''] = others;
  await story.watch(viewer, profile.id, begun, 1_000);
  const { rails } = await homeOf(viewer, profile.id);
  expect(rails[0]).toMatchObject({ kind: 'CONTINUE_WATCHING', items: [{ id: begun }] });
  expect(idsOn(rails.slice(1))).not.toContain(begun);
});

test('the watchlist has its own rail, latest first', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const wanted = others.slice(1, 3);
  for (const titleId of wanted) {
    await viewer.client.send(operations.AddToWatchlist, { input: { profileId: profile.id, titleId } });
  }
  const { rails } = await homeOf(viewer, profile.id);
  expect(rails[0]).toMatchObject({ kind: 'WATCHLIST', items: wanted.toReversed().map((id) => ({ id })) });
  expect(idsOn(rails.slice(1)).filter((id) => wanted.includes(id))).toEqual([]);
});

test('suggestions name the film they are based on, and contain no completed titles', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  await story.finish(viewer, profile.id, musicals.slice(0, 1));
  const { rails } = await homeOf(viewer, profile.id);
  expect(rails[0]).toMatchObject({ kind: 'FOR_YOU' });
  expect(idsOn(rails.slice(0, 1)).slice(0, 2).toSorted()).toEqual(musicals.slice(1, 3).toSorted());
  expect(idsOn(rails)).not.toContain(musicals[0]);

  const small = await homeOf(viewer, profile.id, 1);
  const because = small.rails.find(({ kind }) => kind === 'BECAUSE_YOU_WATCHED');
  expect(because).toMatchObject({
    title: 'Because you watched Musical 0',
    items: [{ id: expect.any(String) }],
  });
});

test('a profile without a history has a home page', async () => {
  const { viewer, profile } = await story.viewerWithProfile();
  const { rails, generatedAt } = await homeOf(viewer, profile.id, 5);
  const kinds = rails.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['FOR_YOU', 'TRENDING_NOW', 'NEW_RELEASES']));
  expect(new Date(generatedAt).getTime()).toBeGreaterThan(platform.clock.now().getTime() - 60_000);
});

test.each([0, -1, 41])('rails of %i titles are refused', async (railSize) => {
  const { viewer, profile } = await story.viewerWithProfile();
  expect(await failureOf(homeOf(viewer, profile.id, railSize))).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { railSize: expect.any(String) },
  });
});
