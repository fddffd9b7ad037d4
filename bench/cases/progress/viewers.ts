import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import { subscribeMany } from '../entitlement/subscribed-accounts.js';

export interface Viewers {
  readonly profileIds: readonly string[];
  readonly titleIds: readonly string[];
}

export const RUNTIME_SECONDS = 6_000;

/** Subscribed viewers with a profile each, and films without restrictions. */
export async function createViewers(engine: Engine, count: number, films: number): Promise<Viewers> {
  const { prisma } = engine.database;
  const createdAt = engine.clock.now();
  const accountIds = await subscribeMany(engine, count);
  const profiles = accountIds.map((accountId) => ({
    id: newId(),
    accountId,
    name: 'Viewer',
    avatar: 'fox',
    createdAt,
  }));
  await prisma.profile.createMany({ data: profiles });
  return { profileIds: profiles.map(({ id }) => id), titleIds: await createFilms(engine, films) };
}

/** Published films without restrictions. @returns their ids */
export async function createFilms({ database, clock }: Engine, count: number): Promise<string[]> {
  const createdAt = clock.now();
  const titles = Array.from({ length: count }, (_, number) => ({
    id: newId(),
    kind: 'MOVIE' as const,
    status: 'PUBLISHED' as const,
    name: `Film ${number}`,
    runtimeSeconds: RUNTIME_SECONDS,
    minimumAge: 0,
    source: 'bench',
    sourceId: newId(),
    createdAt,
  }));
  await database.prisma.title.createMany({ data: titles });
  return titles.map(({ id }) => id);
}
