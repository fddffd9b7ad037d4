import { expect, test } from 'vitest';
import { cachePolicies } from '../../src/cache-policies.js';
import * as administration from '../support/admin-operations.js';
import { OneTitle } from '../support/catalog-operations.js';
import { failureOf } from '../support/failure.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { client } = await story.admin();
const { prisma } = platform.engine.database;

async function statsOf(name: string) {
  const { cacheStats } = (await client.send(administration.CacheStats)).admin;
  const found = cacheStats.find((one) => one.name === name);
  if (!found) throw new Error(`Nothing is cached under "${name}".`);
  return found;
}

test('an administrator sees all caches with their statistics', async () => {
  const { cacheStats } = (await client.send(administration.CacheStats)).admin;
  expect(cacheStats.map(({ name }) => name)).toEqual(Object.values(cachePolicies).map(({ name }) => name));

  const id = await story.movie({ name: 'Counted' });
  const before = await statsOf('titles');
  for (let time = 0; time < 3; time += 1) await story.visitor.send(OneTitle, { id });
  const after = await statsOf('titles');
  expect(after.loads - before.loads).toBe(1);
  expect(after.misses - before.misses).toBe(1);
  expect(after.localHits - before.localHits).toBe(2);
  expect(after.entries - before.entries).toBe(1);
});

test('invalidation by an administrator reloads values that were changed directly, and is audited', async () => {
  const id = await story.movie({ name: 'Stale' });
  const nameNow = async () => (await story.visitor.send(OneTitle, { id })).title?.name;
  expect(await nameNow()).toBe('Stale');
  await prisma.title.update({ where: { id }, data: { name: 'Fresh' } });
  expect(await nameNow()).toBe('Stale');
  const input = { namespace: 'titles', key: id };
  await client.send(administration.InvalidateCache, { input });
  expect(await nameNow()).toBe('Fresh');
  const entries = await prisma.auditEntry.findMany({ where: { action: 'operations.cache_invalidated' } });
  expect(entries).toMatchObject([{ subjectId: 'titles', details: { key: id } }]);
});

test('an unknown cache cannot be invalidated', async () => {
  for (const input of [
    { namespace: 'nothing', key: 'x' },
    { namespace: 'titles', key: '' },
  ]) {
    const call = client.send(administration.InvalidateCache, { input });
    expect(await failureOf(call)).toMatchObject({ code: 'BAD_USER_INPUT' });
  }
});
