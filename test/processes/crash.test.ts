import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../prisma/seed/viewers/random.js';
import { createDatabase, type Database } from '../../src/platform/database/database.js';
import { findRunningServers } from '../../src/platform/embedded/running-servers.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { createHome, type Home, kill } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { type Ledger, liveOnAndOn, PASSWORD, subscribe } from '../support/process-viewer.js';
import { standsApart } from '../support/run-notes.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

const SEED = 20_261_123;
const KILLS = 3;
const VIEWERS_AT_A_TIME = 4;
const HALF_STARS = { LIKE: 8, LOVE: 10 };

let home: Home;
beforeEach(async () => {
  home = await createHome();
});
afterEach(() => home[Symbol.asyncDispose]());

async function startReady(): Promise<Program> {
  const program = home.start({
    STREAMCORE_DEMO: 'false',
    LOG_LEVEL: 'warn',
    // All viewers have one address.
    AUTH_SIGN_INS_PER_ADDRESS: '1000000',
    AUTH_SIGN_UPS_PER_ADDRESS: '1000000',
  });
  await program.says(/is ready after/);
  return program;
}

/** The embedded database, beside the program that uses it. */
async function openDatabase(): Promise<Database> {
  const { databaseUrl = '' } = (await findRunningServers({ dataFolder: home.dataFolder })) ?? {};
  return createDatabase({
    url: databaseUrl,
    poolSize: 2,
    acquireTimeoutMs: 5000,
    statementTimeoutMs: 15_000,
  });
}

async function makeFilms(): Promise<string[]> {
  await using database = await openDatabase();
  const ids = [newId(), newId()];
  await database.prisma.title.createMany({
    data: ids.map((id) => ({
      id,
      kind: 'MOVIE',
      status: 'PUBLISHED',
      name: `Film ${id}`,
      runtimeSeconds: 6000,
      minimumAge: 0,
      requiredTier: 'PREMIUM',
      source: 'test',
      sourceId: id,
      createdAt: new Date(),
    })),
  });
  return ids;
}

/** Viewers come and watch until this many writes are acknowledged; then everything is killed. */
async function killAfter(writes: number, program: Program, titleIds: readonly string[]): Promise<Ledger[]> {
  const ledgers: Ledger[] = [];
  let acknowledged = 0;
  let killed = false;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const onAcknowledged = () => {
    acknowledged += 1;
    if (acknowledged === writes) reach();
  };
  const lives = Array.from({ length: VIEWERS_AT_A_TIME }, () =>
    liveOnAndOn({ address: home.address, titleIds, ledgers, onAcknowledged }).catch((error: unknown) => {
      if (!killed) throw error;
    }),
  );
  await Promise.race([reached, Promise.all(lives)]);
  const tree = [program.pid, ...(await home.servers())];
  killed = true;
  for (const pid of tree) kill(pid);
  expect(await program.end()).toBe('SIGKILL');
  await Promise.all(lives);
  return ledgers;
}

/** Signs in as the viewer, finishes unanswered requests, and compares. */
async function expectNothingMissing(ledger: Ledger, database: Database): Promise<void> {
  const { email } = ledger;
  await database.prisma.account.updateMany({
    where: { email, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date() },
  });
  const { signIn } = await createGraphqlClient(home.address).send(operations.SignIn, {
    input: { email, password: PASSWORD },
  });
  const client = createGraphqlClient(home.address, signIn.accessToken);
  const { me } = await client.send(operations.Me);
  expect(ledger.subscribed ? ['ACTIVE'] : ['ACTIVE', undefined]).toContain(me.subscription?.state);
  expect(await subscribe(client, ledger)).toBe('ACTIVE');
  const payments = await database.prisma.payment.findMany({ where: { accountId: me.id } });
  expect(payments.map(({ status }) => status)).toEqual(['SUCCEEDED']);

  const { profileId } = ledger;
  if (profileId === null) return;
  expect(me.profiles.map(({ id }) => id)).toContain(profileId);
  const progress = await database.prisma.watchProgress.findMany({ where: { profileId } });
  const positions = new Map(progress.map(({ titleId, positionSeconds }) => [titleId, positionSeconds]));
  for (const [titleId, position] of ledger.positions) {
    expect(positions.get(titleId)).toBeGreaterThanOrEqual(position);
  }
  const ratings = await database.prisma.rating.findMany({ where: { profileId } });
  for (const [titleId, opinion] of ledger.opinions) {
    expect(ratings).toContainEqual(expect.objectContaining({ titleId, halfStars: HALF_STARS[opinion] }));
  }
}

async function expectEveryEventRelayed(ledgers: readonly Ledger[], database: Database): Promise<void> {
  const { prisma } = database;
  await eventually(
    () => prisma.outboxEvent.count({ where: { publishedAt: null } }),
    (waiting) => waiting === 0,
  );
  const signedUp = ledgers.filter((ledger) => ledger.signedUp).length;
  const activated = await prisma.outboxEvent.count({
    where: { type: 'subscriptions.subscription_changed', payload: { path: ['to'], equals: 'ACTIVE' } },
  });
  expect(activated).toBeGreaterThanOrEqual(signedUp);
  const rated = await prisma.outboxEvent.count({ where: { type: 'watching.title_rated' } });
  expect(rated).toBeGreaterThanOrEqual(ledgers.reduce((sum, { opinions }) => sum + opinions.size, 0));
}

describe('killed with its servers while viewers watch', () => {
  it(`has every acknowledged write after each of ${KILLS} restarts`, { timeout: 300_000 }, async () => {
    const random = createRandom(SEED);
    const ledgers: Ledger[] = [];
    let program = await startReady();
    const titleIds = await makeFilms();

    for (let round = 0; round < KILLS; round += 1) {
      ledgers.push(...(await killAfter(10 + Math.floor(random() * 70), program, titleIds)));
      program = await startReady();
      await using database = await openDatabase();
      for (const ledger of ledgers.filter(({ signedUp }) => signedUp)) {
        await expectNothingMissing(ledger, database);
      }
      await expectEveryEventRelayed(ledgers, database);
    }

    program.signal('SIGTERM');
    expect(await program.end()).toBe(0);
  });
});
