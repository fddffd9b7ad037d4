import { expect, test } from 'vitest';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const FEW = 2;
const MANY = 12;

const platform = await usePlatform(ASKS_NOTHING_BY_ITSELF);
const story = createStory(platform);
const films = await story.movies(
  Array.from({ length: 40 }, (_, index) => ({ genres: ['Drama', `Genre ${index}`], averageRating: 5 })),
);
const { viewer, profile } = await story.subscribedViewer();
const { id: profileId } = profile;
for (const titleId of films.slice(0, MANY)) {
  await story.watch(viewer, profileId, titleId, 3_000);
  await viewer.client.send(operations.AddToWatchlist, { input: { profileId, titleId } });
}
for (let count = 0; count < MANY; count += 1) await story.subscribedViewer();
const admin = await story.admin();
await platform.engine.recommendations.learn();

interface Page {
  readonly edges?: readonly unknown[];
  readonly rails?: readonly { readonly items: readonly unknown[] }[];
}

/** The statements of one request to a process with an empty cache, and the number of entries in its response. */
async function costOf(path: string, accessToken: string) {
  await using cold = await startPlatform({ ...ASKS_NOTHING_BY_ITSELF, beside: platform, cold: true });
  const before = cold.engine.database.statementCount();
  const response = await fetch(`${cold.address}/api${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { edges, rails } = (await response.json()) as Page;
  const entries = edges?.length ?? Math.max(...(rails ?? []).map(({ items }) => items.length));
  return { entries, statements: cold.engine.database.statementCount() - before };
}

test.each([
  [`/titles?profileId=${profileId}&first=`, viewer],
  [`/search?query=movie&profileId=${profileId}&first=`, viewer],
  [`/home?profileId=${profileId}&railSize=`, viewer],
  [`/continue-watching?profileId=${profileId}&first=`, viewer],
  [`/watch-history?profileId=${profileId}&first=`, viewer],
  [`/watchlist?profileId=${profileId}&first=`, viewer],
  [`/recommendations?profileId=${profileId}&first=`, viewer],
  ['/admin/accounts?first=', admin],
])('the number of SQL statements does not grow with the page size: %s', async (path, someone) => {
  const few = await costOf(`${path}${FEW}`, someone.accessToken);
  const many = await costOf(`${path}${MANY}`, someone.accessToken);
  expect([few.entries, many.entries]).toEqual([FEW, MANY]);
  expect(few.statements).toBeGreaterThan(0);
  expect(many.statements).toBe(few.statements);
});
