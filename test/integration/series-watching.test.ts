import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);

async function continued(
  { client }: Awaited<ReturnType<typeof story.viewer>>,
  profileId: string,
  first = 20,
  after?: string,
) {
  const variables = { profileId, first, ...(after === undefined ? {} : { after }) };
  return (await client.send(operations.ContinueWatching, variables)).continueWatching;
}

describe('Continue Watching', () => {
  test('contains a series once, with its last watched episode', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const {
      id,
      episodes: [first = '', second = '', third = ''],
    } = await story.series({ name: 'Once', seasons: [3] });
    const film = await story.movie({ name: 'A film' });
    for (const titleId of [first, third, film, second]) {
      platform.clock.advance(60_000);
      await story.watch(viewer, profile.id, titleId, 2_000);
    }
    const { edges } = await continued(viewer, profile.id);
    expect(edges.map(({ node }) => [node.title?.id, node.playable?.id])).toEqual([
      [id, second],
      [film, film],
    ]);

    const page = await continued(viewer, profile.id, 1);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const next = await continued(viewer, profile.id, 1, page.pageInfo.endCursor ?? '');
    expect(next).toMatchObject({
      edges: [{ node: { title: { id: film } } }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('contains episodes; a series itself cannot be played', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const { id } = await story.series({ name: 'Whole', seasons: [1] });
    expect(await failureOf(story.watch(viewer, profile.id, id, 100))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { titleId: expect.any(String) },
    });
  });
});

describe('recommendations', async () => {
  const space = await story.series({ name: 'Space Saga', seasons: [4], genres: ['Space'] });
  const other = await story.series({ name: 'Space Opera', seasons: [4], genres: ['Space'] });
  const films = await story.movies(
    Array.from({ length: 6 }, (_, index) => ({ name: `Comet ${index}`, genres: ['Space'] })),
  );
  for (let number = 0; number < 6; number += 1) {
    const { viewer, profile } = await story.subscribedViewer();
    await story.finish(viewer, profile.id, [
      ...space.episodes,
      ...other.episodes.slice(0, 2),
      films[number] ?? '',
    ]);
  }
  const { viewer, profile } = await story.subscribedViewer();
  await story.finish(viewer, profile.id, space.episodes.slice(0, 2));
  await platform.engine.recommendations.learn();

  test('contain series and films, but no episodes and no started series', async () => {
    const { recommendations } = await viewer.client.send(operations.Recommendations, {
      profileId: profile.id,
      first: 50,
    });
    const ids = recommendations.edges.map(({ node }) => node.title?.id);
    expect(ids).toContain(other.id);
    expect(ids).not.toContain(space.id);
    for (const episode of [...space.episodes, ...other.episodes]) expect(ids).not.toContain(episode);
  });

  test('count an episode for its series', async () => {
    const similar = async (titleId: string) =>
      (await viewer.client.send(operations.SimilarTitles, { titleId, first: 10 })).similarTitles;
    expect(await similar(space.episodes[0] ?? '')).toEqual(await similar(space.id));
    expect((await similar(space.id)).map(({ title }) => title?.id)).toContain(other.id);
  });

  test('count a viewer of many episodes once for the series', async () => {
    const { trending } = await story.visitor.send(operations.Trending, { first: 20 });
    const views = new Map(trending.map(({ title, views: count }) => [title?.id, count]));
    expect(views.get(space.id)).toBe(7);
    expect(views.get(other.id)).toBe(6);
  });

  test('are on the home page beside Continue Watching', async () => {
    await story.watch(viewer, profile.id, space.episodes[2] ?? '', 2_000);
    const { home } = await viewer.client.send(operations.Home, { profileId: profile.id, railSize: 20 });
    const items = new Map(home.rails.map(({ kind, items: shown }) => [kind, shown.map(({ id }) => id)]));
    expect(items.get('CONTINUE_WATCHING')).toEqual([space.id]);
    const rest = home.rails
      .filter(({ kind }) => kind !== 'CONTINUE_WATCHING')
      .flatMap(({ items: shown }) => shown);
    expect(rest.map(({ id }) => id)).toContain(other.id);
    expect(rest.map(({ id }) => id)).not.toContain(space.id);
  });
});
