import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import { subscribeMany } from '../entitlement/subscribed-accounts.js';
import { authorizationOf } from '../tokens/authorization.js';
import { signInAccounts } from '../tokens/signed-in-sessions.js';
import { signBareToken } from './bare-token.js';

/** A viewer whose plan allows four streams at a time. */
export interface StreamPlayer {
  readonly profileId: string;
  readonly titleId: string;
  /** For us, and for the peer. */
  readonly authorization: string;
  readonly bareAuthorization: string;
}

const SIGN_INS_AT_ONCE = 20;
const DAY_SECONDS = 86_400;

/** @param address the URL for signing in */
export async function createStreamPlayers(
  engine: Engine,
  address: string,
  { count, titleIds }: { readonly count: number; readonly titleIds: readonly string[] },
): Promise<StreamPlayer[]> {
  const { database, clock, config } = engine;
  const createdAt = clock.now();
  const sessions = await signInAccounts(engine, await subscribeMany(engine, count));
  const profiles = sessions.map(({ accountId }) => ({
    id: newId(),
    accountId,
    name: 'Viewer',
    avatar: 'fox',
    createdAt,
  }));
  await database.prisma.profile.createMany({ data: profiles });
  const exp = Math.floor(createdAt.getTime() / 1_000) + DAY_SECONDS;
  return inBatches(sessions, async (session, index) => ({
    profileId: profiles[index]?.id ?? '',
    titleId: titleIds[index % titleIds.length] ?? '',
    authorization: await authorizationOf(address, session),
    bareAuthorization: `Bearer ${signBareToken({ sub: session.accountId, exp }, config.auth.secret)}`,
  }));
}

/** With limited concurrency, in order. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let begin = 0; begin < items.length; begin += SIGN_INS_AT_ONCE) {
    const batch = items.slice(begin, begin + SIGN_INS_AT_ONCE);
    results.push(...(await Promise.all(batch.map((item, offset) => work(item, begin + offset)))));
  }
  return results;
}

/** The media of the players' titles: each film in two qualities. */
export async function createMedia({ database }: Engine, titleIds: readonly string[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO stream_assets (title_id, quality, path)
     SELECT id, quality, concat('films/', id, '/', quality, '.m3u8')
     FROM unnest($1::uuid[]) AS id, unnest('{SD,HD}'::video_quality[]) AS quality`,
    [titleIds],
  );
}
