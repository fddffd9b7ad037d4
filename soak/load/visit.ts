import { setTimeout as delay } from 'node:timers/promises';
import { createGraphqlClient, type GraphqlClient } from '../../test/support/graphql-client.js';
import * as operations from '../../test/support/operations.js';
import * as playback from '../../test/support/playback-operations.js';
import type { Random } from '../../test/support/random.js';
import * as searching from '../../test/support/search-operations.js';
import type { Positions } from './positions.js';
import type { Timings } from './timings.js';
import { PASSWORD, type Viewer } from './viewers.js';

export interface VisitScene {
  readonly address: () => string;
  readonly titleIds: readonly string[];
  /** The current counters of requests. */
  timings: Timings;
  readonly random: Random;
  readonly positions: Positions;
  /** Received events, those received twice, and those of other profiles. */
  readonly live: { heard: number; doubled: number; leaked: number };
}

const WORDS = ['star', 'love', 'war', 'night', 'the', 'king', 'city', 'man', 'dark', 'day'];
/** Most devices stay signed in. */
const SIGNS_IN = 0.05;
const SEARCHES = 0.3;
const HEARTBEATS = 4;
/** Heartbeats come every fifteen seconds; here time is compressed. */
const PAUSE_MS = 500;
const STEP_SECONDS = 15;

/**
 * One visit to the platform, from opening the app to the end of playback. Any step may fail; the next ones are tried
 * all the same.
 */
export async function visit(viewer: Viewer, dueAt: number, scene: VisitScene): Promise<void> {
  const { address, titleIds, random } = scene;
  let due = dueAt;
  /** Pauses first, except before the first step. */
  async function ask<Answer>(
    name: string,
    call: (client: GraphqlClient) => Promise<Answer>,
  ): Promise<Answer | null> {
    await delay(Math.max(0, due - performance.now()));
    const answer = await scene.timings.measure(name, due, () =>
      call(createGraphqlClient(address(), viewer.accessToken)),
    );
    due = performance.now() + (PAUSE_MS * (50 + random.below(100))) / 100;
    return answer;
  }

  if (random.happens(SIGNS_IN)) {
    const input = { email: viewer.email, password: PASSWORD };
    const answer = await ask('signIn', () =>
      createGraphqlClient(address()).send(operations.SignIn, { input }),
    );
    viewer.accessToken = answer?.signIn.accessToken ?? viewer.accessToken;
  }
  /** When each position was to be reported. */
  const reported = new Map<number, number>();
  const leave = followLive(viewer, reported, scene);
  const { profileId } = viewer;
  await ask('home', (client) => client.send(operations.Home, { profileId }));
  if (random.happens(SEARCHES)) {
    const query = WORDS[random.below(WORDS.length)] ?? '';
    await ask('search', (client) =>
      client.send(searching.Search, { query, profileId, filter: {}, first: 20 }),
    );
  }
  const titleId = titleIds[random.below(titleIds.length)] ?? '';
  await ask('title', (client) => client.send(operations.TitleById, { id: titleId, profileId }));
  const started = await ask('startPlayback', (client) =>
    client.send(playback.StartPlayback, { input: { titleId, profileId } }),
  );
  if (started) await watch(started.startPlayback.sessionId);
  await leave();

  async function watch(sessionId: string): Promise<void> {
    for (let sequence = 1; sequence <= HEARTBEATS; sequence += 1) {
      const positionSeconds = sequence * STEP_SECONDS;
      reported.set(positionSeconds, due);
      const input = { sessionId, positionSeconds, sequence, observedAt: new Date().toISOString() };
      const kept = await ask('heartbeatPlayback', (client) =>
        client.send(playback.HeartbeatPlayback, { input }),
      );
      if (kept) scene.positions.acknowledge(profileId, titleId, positionSeconds);
      else scene.positions.doubt(profileId, titleId, positionSeconds);
    }
    await ask('stopPlayback', (client) => client.send(playback.StopPlayback, { input: { sessionId } }));
  }
}

/** Receives the profile's positions, like its other devices. @returns a function that stops it */
function followLive(
  { profileId, accessToken }: Viewer,
  reported: ReadonlyMap<number, number>,
  scene: VisitScene,
): () => Promise<void> {
  const { live } = scene;
  const client = createGraphqlClient(scene.address(), accessToken);
  const heard = new Set<string>();
  async function follow(): Promise<void> {
    const events = client.live(operations.WatchProgressUpdated, { profileId });
    for await (const { watchProgressUpdated: event } of events) {
      live.heard += 1;
      if (heard.has(event.id)) live.doubled += 1;
      heard.add(event.id);
      if (event.profileId !== profileId) live.leaked += 1;
      const reportedAt = reported.get(event.positionSeconds);
      if (reportedAt !== undefined) scene.timings.note('position heard', performance.now() - reportedAt);
    }
  }
  const following = follow().catch((error: unknown) => scene.timings.noteFailure('position heard', error));
  return async () => {
    await client.close();
    await following;
  };
}
