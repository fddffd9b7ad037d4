import { newId } from '../../src/shared/ids.js';
import type { Platform } from './platform.js';
import type { Arguments } from './root-fields.js';
import type { Story } from './story.js';

/** A mutation of administrators, with arguments that succeed and arguments that are refused. */
export interface AdminAct {
  readonly done: () => Promise<Arguments> | Arguments;
  /** Undefined if no arguments are refused. */
  readonly refused?: () => Promise<Arguments> | Arguments;
}

const input = (values: Arguments) => ({ input: values });

/** Every mutation of administrators. A test checks that none is missing. */
export function createAdminActs(
  { engine, clock }: Platform,
  story: Story,
): Readonly<Record<string, AdminAct>> {
  const { prisma } = engine.database;
  const unknown = () => ({ id: newId() });
  const titleOf = async (status: 'DRAFT' | 'PUBLISHED') => ({ id: await story.movie({ status }) });
  const seriesId = async () => (await story.series({ seasons: [1] })).id;
  /** Input of which nothing is stored, because a part of it is invalid. */
  const badTitle = {
    name: 'Refused',
    tags: ['new'],
    windows: [{ startsAt: '2026-01-02T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' }],
  };
  const subscriber = async () => (await story.subscribedViewer()).viewer.accountId;

  async function suspended(): Promise<string> {
    const accountId = await subscriber();
    const actor = { accountId: null, sessionId: null, address: null, requestId: null };
    await engine.subscriptions.administration.suspend({ accountId, reason: 'A test.' }, actor);
    return accountId;
  }

  async function retiredModel(): Promise<string> {
    const id = newId();
    const createdAt = clock.now();
    const counts = { interactions: 0, viewers: 0, titles: 0, titleIds: [], blocks: 1, voices: [] };
    await prisma.recommendationModel.create({
      data: { ...counts, id, algorithm: 'EASE', status: 'RETIRED', createdAt, publishedAt: createdAt },
    });
    return id;
  }

  async function runningExperiment(): Promise<string> {
    const startedAt = clock.now();
    await prisma.recommendationExperiment.updateMany({
      where: { endedAt: null },
      data: { endedAt: startedAt },
    });
    const id = newId();
    const endsAt = new Date(startedAt.getTime() + 86_400_000);
    await prisma.recommendationExperiment.create({
      data: { id, name: 'One', share: 100, arms: [{ name: 'only', share: 100 }], startedAt, endsAt },
    });
    return id;
  }

  async function blocked(): Promise<string> {
    const id = newId();
    for (let refusals = 0; refusals < 200; refusals += 1) {
      await engine.rateLimitBlocks.refused({ kind: 'account', id });
    }
    return id;
  }

  const experiment = {
    name: 'Another',
    arms: [
      { name: 'one', share: 50 },
      { name: 'other', share: 50 },
    ],
  };
  const step = (accountId: string) => input({ accountId, reason: 'A test.' });
  const invoiceId = async () =>
    (await prisma.invoice.findFirstOrThrow({ where: { accountId: await subscriber() } })).id;
  const refund = (id: string, amountMinor: number) =>
    input({ invoiceId: id, amountMinor, reason: 'A test.', idempotencyKey: newId() });
  const unverified = async () => {
    const { accountId } = await story.viewer();
    await prisma.account.update({ where: { id: accountId }, data: { emailVerifiedAt: null } });
    return accountId;
  };

  return {
    addEpisode: {
      done: async () =>
        input({
          seriesId: await seriesId(),
          seasonNumber: 1,
          episodeNumber: 2,
          name: 'Two',
          maturityRating: 'G',
        }),
      refused: async () =>
        input({ ...badTitle, seriesId: await seriesId(), seasonNumber: 1, episodeNumber: 2 }),
    },
    addSeason: {
      done: async () => input({ seriesId: await seriesId(), number: 2 }),
      refused: async () => input({ seriesId: await seriesId(), number: 1 }),
    },
    updateSeason: {
      done: async () => input({ seriesId: await seriesId(), number: 1, name: 'The first' }),
      refused: async () => input({ seriesId: await seriesId(), number: 2, name: 'None' }),
    },
    createMovie: { done: () => input({ name: 'A film' }), refused: () => input(badTitle) },
    createSeries: { done: () => input({ name: 'A series' }), refused: () => input(badTitle) },
    updateTitle: {
      done: async () => input({ ...(await titleOf('PUBLISHED')), version: 1, name: 'Another' }),
      refused: async () => input({ ...(await titleOf('PUBLISHED')), version: 7, name: 'Another' }),
    },
    publishTitle: { done: () => titleOf('DRAFT'), refused: unknown },
    archiveTitle: { done: () => titleOf('PUBLISHED'), refused: unknown },
    importCatalog: {
      done: () => input({ source: 'acts', titles: [{ key: newId(), kind: 'SERIES', name: 'A series' }] }),
      refused: () => input({ source: 'acts', titles: [] }),
    },
    invalidateCache: {
      done: () => input({ namespace: 'profiles', key: newId() }),
      refused: () => input({ namespace: 'nothing', key: 'all' }),
    },
    replayDeadLetters: {
      done: () => input({ queue: 'privacy' }),
      refused: () => input({ queue: 'nothing' }),
    },
    discardDeadLetters: {
      done: () => input({ queue: 'privacy' }),
      refused: () => input({ queue: 'nothing' }),
    },
    liftRateLimitBlock: {
      done: async () => input({ kind: 'ACCOUNT', subject: await blocked() }),
      refused: () => input({ kind: 'ACCOUNT', subject: newId() }),
    },
    pauseQueue: { done: () => ({ name: 'privacy' }), refused: () => ({ name: 'nothing' }) },
    resumeQueue: { done: () => ({ name: 'privacy' }), refused: () => ({ name: 'nothing' }) },
    rebuildRecommendations: { done: () => ({}) },
    rollBackRecommendations: {
      done: async () => ({ modelId: await retiredModel() }),
      refused: () => ({ modelId: newId() }),
    },
    startRecommendationExperiment: {
      async done() {
        await prisma.recommendationExperiment.updateMany({
          where: { endedAt: null },
          data: { endedAt: clock.now() },
        });
        return input(experiment);
      },
      async refused() {
        await runningExperiment();
        return input(experiment);
      },
    },
    endRecommendationExperiment: {
      done: async () => ({ experimentId: await runningExperiment() }),
      refused: () => ({ experimentId: newId() }),
    },
    advanceClock: { done: () => input({ seconds: 1 }), refused: () => input({ seconds: -1 }) },
    setAccountRole: {
      done: async () => input({ accountId: (await story.viewer()).accountId, role: 'ADMIN' }),
      refused: async () => input({ accountId: await unverified(), role: 'ADMIN' }),
    },
    suspendAccount: {
      done: async () => step((await story.viewer()).accountId),
      refused: async () => input({ accountId: (await story.viewer()).accountId, reason: ' ' }),
    },
    reinstateAccount: {
      async done() {
        const { accountId } = await story.viewer();
        await prisma.account.update({ where: { id: accountId }, data: { suspendedAt: clock.now() } });
        return { id: accountId };
      },
      refused: unknown,
    },
    suspendSubscription: {
      done: async () => step(await subscriber()),
      refused: async () => step(await suspended()),
    },
    reinstateSubscription: {
      done: async () => step(await suspended()),
      refused: async () => step(await subscriber()),
    },
    refundInvoice: {
      done: async () => refund(await invoiceId(), 1),
      refused: async () => refund(await invoiceId(), 1_000_000),
    },
  };
}
