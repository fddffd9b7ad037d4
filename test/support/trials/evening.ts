import { join } from 'node:path';
import type pg from 'pg';
import { createMailbox } from '../../../src/platform/mail/mailbox.js';
import { newId } from '../../../src/shared/ids.js';
import { eventually, firstWhile } from '../eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../graphql-client.js';
import * as operations from '../operations.js';
import { playerOf } from '../players.js';
import type { Home } from '../process-home.js';
import { PASSWORD } from '../story.js';

export interface EveningPlace {
  /** The folder of an API process, where its worker stores mails instead of sending them. */
  readonly home: Home;
  readonly pool: pg.Pool;
  /** A title that can be played. */
  readonly titleId: string;
}

/**
 * A person's first evening: they sign up and in, subscribe, play a film, receive events on another device, and get a
 * mail. It uses everything that is stored in Redis: limits, sessions, streams, live events, jobs and the cache.
 * @throws Error when anything of it does not arrive
 */
export async function spendEvening({ home, pool, titleId }: EveningPlace): Promise<void> {
  const visitor = createGraphqlClient(home.address);
  const email = `viewer-${newId()}@example.com`;
  await visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });
  // A mail is sent by a job. Following its link is required for signing in.
  const mailbox = createMailbox(join(home.dataFolder, 'mailbox'));
  await eventually(
    () => mailbox.list(email),
    (mails) => mails.length > 0,
  );
  await pool.query('UPDATE accounts SET email_verified_at = now() WHERE email = $1', [email]);
  const { signIn } = await visitor.send(operations.SignIn, { input: { email, password: PASSWORD } });
  const client = createGraphqlClient(home.address, signIn.accessToken);

  const { plans } = await client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'standard-monthly')?.id ?? '';
  await client.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_card', idempotencyKey: newId() },
  });
  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: 'Alex' } });
  const profileId = createProfile.id;

  const player = playerOf({ client });
  const { sessionId } = await player.start({ titleId, profileId });
  await player.heartbeat(sessionId, 60);
  await firstWhile(liveProgress(client, profileId), reports(client, profileId, titleId));
  await player.stop(sessionId, 120);
  const playing = await player.playing();
  if (playing.length > 0) throw new Error('What was stopped is still playing.');
  await client.close();
}

async function* liveProgress(client: GraphqlClient, profileId: string) {
  yield* client.live(operations.WatchProgressUpdated, { profileId });
}

/** Each position is a little further than the previous one. */
function reports(client: GraphqlClient, profileId: string, titleId: string): () => Promise<unknown> {
  let sequence = 0;
  return () => {
    sequence += 1;
    const positionSeconds = 120 + sequence;
    const entry = { titleId, positionSeconds, observedAt: new Date().toISOString(), sequence };
    return client.send(operations.RecordProgress, { input: { profileId, entries: [entry] } });
  };
}
