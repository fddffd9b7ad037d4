import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';
import type { HttpRequest } from '../../harness/http-request.js';
import { authorizationOf } from '../tokens/authorization.js';
import { signInMany } from '../tokens/signed-in-sessions.js';
import { RUNTIME_SECONDS } from './viewers.js';

/** A signed-in viewer who watches one film. */
export interface Player {
  readonly profileId: string;
  readonly titleId: string;
  readonly authorization: string;
}

const RECORD = `mutation RecordProgress($input: RecordProgressInput!) {
  recordProgress(input: $input) { state positionSeconds }
}`;
const STEP_SECONDS = 10;

/** @param address the URL for signing in */
export async function createPlayers(
  engine: Engine,
  address: string,
  { count, titleIds }: { readonly count: number; readonly titleIds: readonly string[] },
): Promise<Player[]> {
  const players: Player[] = [];
  for (const [index, session] of (await signInMany(engine, count)).entries()) {
    const profileId = newId();
    await engine.database.prisma.profile.create({
      data: {
        id: profileId,
        accountId: session.accountId,
        name: 'Viewer',
        avatar: 'fox',
        createdAt: engine.clock.now(),
      },
    });
    const titleId = titleIds[index % titleIds.length] ?? '';
    players.push({ profileId, titleId, authorization: await authorizationOf(address, session) });
  }
  return players;
}

/** Each player advances, in turn. */
function heartbeats(players: readonly Player[]) {
  let count = 0;
  return () => {
    const player = players[count % players.length];
    const sequence = Math.floor(count / players.length);
    count += 1;
    if (!player) throw new RangeError('Nobody plays.');
    const { profileId, titleId, authorization } = player;
    const positionSeconds = (sequence * STEP_SECONDS) % RUNTIME_SECONDS;
    return { authorization, profileId, titleId, positionSeconds, sequence };
  };
}

export function graphqlHeartbeats(address: string, players: readonly Player[]): () => HttpRequest {
  const next = heartbeats(players);
  return () => {
    const { authorization, profileId, ...entry } = next();
    const input = { profileId, entries: [{ ...entry, observedAt: new Date() }] };
    return {
      url: `${address}/graphql`,
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: RECORD, operationName: 'RecordProgress', variables: { input } }),
    };
  };
}

export function bareHeartbeats(address: string, players: readonly Player[]): () => HttpRequest {
  const next = heartbeats(players);
  return () => {
    const { authorization: _authorization, ...entry } = next();
    return {
      url: `${address}/progress`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...entry, observedAt: new Date() }),
    };
  };
}
