import type { Engine } from '../../../src/engine.js';
import { importProgressTopic } from '../../../src/modules/catalog/import/catalog-import.resolver.js';
import { watchProgressTopic } from '../../../src/modules/watching/watching.live.js';
import { newId } from '../../../src/shared/ids.js';
import type { Player } from '../progress/over-http.js';
import { RUNTIME_SECONDS } from '../progress/viewers.js';
import { authorizationOf } from '../tokens/authorization.js';
import { signInMany } from '../tokens/signed-in-sessions.js';

/** A live stream of ours. */
export interface Stream {
  /** A document with a variable `after`. */
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Those of the accounts that follow it. */
  readonly authorizations: readonly string[];
  /** An event, which is published by calling the result. */
  prepare(): () => Promise<void>;
}

const PROGRESS = `subscription WatchProgressUpdated($profileId: ID!, $after: ID) {
  watchProgressUpdated(profileId: $profileId, after: $after) { id occurredAt profileId state positionSeconds durationSeconds share }
}`;
const IMPORT = `subscription CatalogImportProgressed($id: ID!, $after: ID) {
  catalogImportProgressed(id: $id, after: $after) { id occurredAt }
}`;

/** The positions of each player. */
export function progressStreams(engine: Engine, players: readonly Player[]): Stream[] {
  return players.map((player) => progressStream(engine, player));
}

function progressStream(
  { liveTopics, clock }: Engine,
  { profileId, titleId, authorization }: Player,
): Stream {
  return {
    query: PROGRESS,
    variables: { profileId },
    authorizations: [authorization],
    prepare() {
      const occurredAt = clock.now();
      const payload = {
        profileId,
        titleId,
        positionSeconds: RUNTIME_SECONDS / 2,
        durationSeconds: RUNTIME_SECONDS,
        state: 'IN_PROGRESS' as const,
        observedAt: occurredAt.toISOString(),
      };
      const event = { id: newId(), occurredAt, payload };
      return () => liveTopics.publish(watchProgressTopic, profileId, event);
    },
  };
}

/** The progress of an import of titles, the only stream that several accounts may follow: those of administrators. */
export async function importStream(engine: Engine, address: string, administrators: number): Promise<Stream> {
  const { liveTopics, clock, database } = engine;
  const sessions = await signInMany(engine, administrators);
  await database.prisma.account.updateMany({
    where: { id: { in: sessions.map(({ accountId }) => accountId) } },
    data: { role: 'ADMIN' },
  });
  const importId = newId();
  // No worker runs that would process it.
  await database.prisma.catalogImport.create({
    data: { id: importId, source: 'bench', titles: [], total: 0, requestedAt: clock.now() },
  });
  return {
    query: IMPORT,
    variables: { id: importId },
    authorizations: await Promise.all(sessions.map((session) => authorizationOf(address, session))),
    prepare() {
      const event = { id: newId(), occurredAt: clock.now(), payload: { importId } };
      return () => liveTopics.publish(importProgressTopic, importId, event);
    },
  };
}
