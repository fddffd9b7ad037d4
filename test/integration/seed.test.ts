import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../prisma/seed/seed-demo.js';
import { DEMO_ADMIN_EMAIL, DEMO_VIEWER_EMAIL } from '../../prisma/seed/seed-demo-people.js';
import { createDatabase, type Database } from '../../src/platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const now = new Date('2026-03-01T20:00:00Z');

describe('the demo data', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let outcomes: readonly boolean[];
  const messages: string[] = [];

  const seed = () =>
    seedDemo({
      database,
      clock: { now: () => now },
      passwords: { viewer: 'viewer-password', admin: 'admin-password' },
      hashPassword: async (password) => `hash of ${password}`,
      onProgress: (message) => messages.push(message),
    });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDatabase({
      ...testDatabase.routes,
      poolSize: 4,
      acquireTimeoutMs: 5000,
      statementTimeoutMs: 15_000,
    });
    // Three processes that start at the same time.
    outcomes = await Promise.all([seed(), seed(), seed()]);
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await testDatabase.drop();
  });

  async function numberOf(query: string): Promise<number> {
    const { rows } = await database.pool.query<{ count: string }>(`SELECT count(*) FROM ${query}`);
    return Number(rows[0]?.count);
  }

  it('is written once by several concurrent processes', () => {
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('is the whole catalog, with skipped films logged once', async () => {
    expect(await numberOf(`titles WHERE source = 'vega-movies' AND status = 'PUBLISHED'`)).toBe(3200);
    expect(messages.filter((message) => message.includes('1 with no title'))).toHaveLength(1);
  });

  it('has directors and genres', async () => {
    expect(
      await numberOf(
        `title_credits JOIN people ON people.id = person_id WHERE people.name = 'Steven Spielberg'`,
      ),
    ).toBe(23);
    expect(
      await numberOf(`title_genres JOIN genres ON genres.id = genre_id JOIN titles ON titles.id = title_id
         WHERE slug = 'science-fiction' AND kind = 'MOVIE'`),
    ).toBe(243);
  });

  it('has series with seasons and episodes, which people watch', async () => {
    expect(await numberOf(`titles WHERE kind = 'SERIES' AND status = 'PUBLISHED'`)).toBe(12);
    expect(await numberOf(`seasons`)).toBe(23);
    expect(await numberOf(`titles WHERE kind = 'EPISODE' AND status = 'PUBLISHED'`)).toBe(148);
    expect(
      await numberOf(`watch_progress JOIN titles ON id = title_id WHERE kind = 'EPISODE'`),
    ).toBeGreaterThan(500);
    expect(await numberOf(`title_search`)).toBe(3200 + 12 + 148);
  });

  it('has 400 simulated viewers without passwords', async () => {
    expect(await numberOf(`accounts WHERE origin = 'SIMULATED' AND password_hash IS NULL`)).toBe(400);
    expect(await numberOf(`profiles WHERE name LIKE 'Simulated viewer %'`)).toBe(400);
    expect(await numberOf(`accounts WHERE origin = 'SIMULATED' AND email NOT LIKE '%.invalid'`)).toBe(0);
  });

  it('has a history entry for every position, in the partition of its month', async () => {
    expect(await numberOf('watch_progress')).toBeGreaterThan(10_000);
    expect(
      await numberOf(
        `watch_progress AS progress WHERE NOT EXISTS (SELECT FROM watch_history AS entry
         WHERE entry.profile_id = progress.profile_id AND entry.title_id = progress.title_id AND event = 'STARTED')`,
      ),
    ).toBe(0);
    expect(await numberOf(`watch_history WHERE event = 'COMPLETED'`)).toBe(
      await numberOf(`watch_progress WHERE state = 'COMPLETED'`),
    );
    expect(await numberOf('partitions.watch_history_default')).toBe(0);
    expect(await numberOf(`watch_progress WHERE observed_at > '${now.toISOString()}'`)).toBe(0);
  });

  it('has a viewer with a plan and two profiles with unfinished titles', async () => {
    const account = await database.prisma.account.findFirstOrThrow({
      where: { email: DEMO_VIEWER_EMAIL },
      include: {
        subscription: { include: { plan: true } },
        profiles: {
          include: { favouriteGenres: true, progress: { include: { title: true } } },
          orderBy: { name: 'asc' },
        },
      },
    });
    expect(account).toMatchObject({ role: 'VIEWER', passwordHash: 'hash of viewer-password' });
    expect(account.subscription).toMatchObject({ state: 'ACTIVE', plan: { code: 'standard-monthly' } });
    expect(account.profiles).toMatchObject([
      { name: 'Alex', isKids: false, maturityLimit: 18 },
      { name: 'Robin', isKids: true, maturityLimit: 8 },
    ]);
    for (const profile of account.profiles) {
      const states = new Set(profile.progress.map(({ state }) => state));
      expect(states).toEqual(new Set(['COMPLETED', 'IN_PROGRESS']));
      expect(profile.favouriteGenres).toHaveLength(2);
      expect(profile.progress.every(({ title }) => title.minimumAge <= profile.maturityLimit)).toBe(true);
      expect(profile.progress.filter(({ title }) => title.requiredTier === 'PREMIUM')).toEqual([]);
    }
  });

  it('has an admin', async () => {
    const admin = await database.prisma.account.findFirst({ where: { email: DEMO_ADMIN_EMAIL } });
    expect(admin).toMatchObject({ role: 'ADMIN', passwordHash: 'hash of admin-password' });
  });

  it('is unchanged when seeded again', async () => {
    const before = await numberOf('accounts');
    expect(await seed()).toBe(false);
    expect(await numberOf('accounts')).toBe(before);
    expect(messages).toHaveLength(2);
  });
});
