import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cachePolicies } from '../../src/cache-policies.js';
import { subscriptionChanged } from '../../src/modules/subscriptions/domain/subscription-events.js';
import {
  type EntitlementCache,
  entitlementCacheOptions,
} from '../../src/modules/subscriptions/entitlement-cache.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { createPrismaOutbox } from '../../src/platform/events/outbox.prisma.js';
import { createRedisServices } from '../../src/platform/redis-services.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { noTracing } from '../../src/platform/telemetry/tracing/tracing.js';
import { PLATFORM } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';

import { ASKS_NOTHING_BY_ITSELF, type Platform, startPlatform } from '../support/platform.js';
import { startRedisProxy } from '../support/redis-proxy.js';

import { createStory, type Viewer } from '../support/story.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

const DAY = 86_400_000;
/** Much less than the time after which a process would reload by itself. */
const AT_ONCE_MS = 2_000;

const disposer = createDisposer();
afterAll(() => disposer[Symbol.asyncDispose]());

let here: Platform;
let there: Platform;
let story: ReturnType<typeof createStory>;
let film: string;
/** The cache, as an outdated process would write to it. */
let tardy: EntitlementCache;

beforeAll(async () => {
  here = disposer.add(await startPlatform({ role: 'api' }));
  there = disposer.add(await startPlatform({ ...ASKS_NOTHING_BY_ITSELF, beside: here }));
  const logger = createLogger({ level: 'silent', pretty: false });
  const { cache } = createRedisServices(here.engine.config.redis, {
    logger,
    tracing: noTracing,
    disposer,
  });
  tardy = cache.namespace(entitlementCacheOptions(cachePolicies.entitlements));
  story = createStory(here);
  film = await story.movie({ requiredTier: 'PREMIUM' });
});

interface Watcher {
  readonly viewer: Viewer;
  readonly profile: { readonly id: string };
}

/** A process's response to a request to watch the film. */
async function saidBy(platform: Platform, { viewer, profile }: Watcher): Promise<string> {
  const client = createGraphqlClient(platform.address, viewer.accessToken);
  const observedAt = platform.clock.now().toISOString();
  const entries = [{ titleId: film, positionSeconds: 1, observedAt, sequence: 1 }];
  const answer = client.send(operations.RecordProgress, { input: { profileId: profile.id, entries } });
  return answer.then(
    () => 'welcome',
    async () => (await failureOf(answer)).code,
  );
}

const saidSoon = (platform: Platform, watcher: Watcher, said: string) =>
  vi.waitFor(async () => expect(await saidBy(platform, watcher)).toBe(said), AT_ONCE_MS);

const entitlementsOf = ({ engine }: Platform) => engine.subscriptions.entitlements;

async function suspend({ viewer }: Watcher): Promise<void> {
  const step = { accountId: viewer.accountId, reason: 'Fraud' };
  await here.engine.subscriptions.administration.suspend(step, PLATFORM);
}

async function reinstate({ viewer }: Watcher): Promise<void> {
  const step = { accountId: viewer.accountId, reason: 'A mistake' };
  await here.engine.subscriptions.administration.reinstate(step, PLATFORM);
}

/** The cached values of an account. */
async function cachedOf({ viewer: { accountId } }: Watcher) {
  return tardy.get(accountId, async () => null);
}

describe('a change of access', () => {
  test('is visible at once in another process that has cached the old one, in both directions', async () => {
    const watcher = await story.viewerWithProfile();
    expect(await saidBy(there, watcher)).toBe('SUBSCRIPTION_REQUIRED');

    await story.subscribe(watcher.viewer, 'basic-monthly');
    await saidSoon(there, watcher, 'UPGRADE_REQUIRED');
    expect(await saidBy(here, watcher)).toBe('UPGRADE_REQUIRED');

    const premium = await story.subscribedViewer('premium-monthly');
    expect(await saidBy(there, premium)).toBe('welcome');
    await suspend(premium);
    expect(await saidBy(here, premium)).toBe('SUBSCRIPTION_REQUIRED');
    await saidSoon(there, premium, 'SUBSCRIPTION_REQUIRED');

    await reinstate(premium);
    expect(await saidBy(here, premium)).toBe('welcome');
    await saidSoon(there, premium, 'welcome');
  });

  test('is not overwritten by processes that cache an older value later', async () => {
    const watcher = await story.subscribedViewer('premium-monthly');
    const { accountId } = watcher.viewer;
    expect(await saidBy(there, watcher)).toBe('welcome');
    const before = await cachedOf(watcher);
    expect(before).toMatchObject({ state: 'ACTIVE' });
    await suspend(watcher);
    await saidSoon(there, watcher, 'SUBSCRIPTION_REQUIRED');

    await tardy.set(accountId, before);
    await tardy.setMany([[accountId, before]]);

    for (const platform of [here, there]) {
      expect(await saidBy(platform, watcher)).toBe('SUBSCRIPTION_REQUIRED');
    }
    expect(await cachedOf(watcher)).toMatchObject({ state: 'SUSPENDED' });
  });

  test('is visible even if the process that committed it died before publishing it', async () => {
    const watcher = await story.subscribedViewer('premium-monthly');
    const { accountId } = watcher.viewer;
    expect(await saidBy(there, watcher)).toBe('welcome');
    const { prisma } = here.engine.database;
    const { id: subscriptionId, planId } = await prisma.subscription.update({
      where: { accountId },
      data: { state: 'EXPIRED', version: { increment: 1 }, nextActionAt: null },
    });
    const change = { accountId, subscriptionId, planId, reason: null };
    const event = {
      ...change,
      endsAccess: true,
      event: 'periodEnded' as const,
      from: 'ACTIVE' as const,
      to: 'EXPIRED' as const,
    };
    await createPrismaOutbox(prisma, noTracing).append([subscriptionChanged(event, here.clock.now())]);

    await using _worker = await startPlatform({ role: 'worker', beside: here });

    await vi.waitFor(
      async () => expect(await saidBy(there, watcher)).toBe('SUBSCRIPTION_REQUIRED'),
      // The relay may have other events to deliver first.
      AT_ONCE_MS * 2,
    );
  });
});

test('many accounts are read together and refreshed, with or without a subscription', async () => {
  const basic = await story.subscribedViewer('basic-monthly');
  const premium = await story.subscribedViewer('premium-monthly');
  const none = await story.viewerWithProfile();
  const ids = [premium, none, basic, premium].map(({ viewer }) => viewer.accountId);
  await entitlementsOf(here).refresh([...ids, newId()]);

  const entitlements = await entitlementsOf(there).entitlementsOf(ids);

  expect(entitlements.map(({ tier }) => tier)).toEqual(['PREMIUM', null, 'BASIC', 'PREMIUM']);
  // A message about the refresh may still be pending, and would cause another load.
  await vi.waitFor(async () => {
    const before = there.engine.database.statementCount();
    await entitlementsOf(there).entitlementsOf(ids);
    expect(there.engine.database.statementCount()).toBe(before);
  });
});

test('uncached accounts are read in one batch, although they are requested individually', async () => {
  const accountIds = Array.from({ length: 50 }, () => newId());
  const profileIds = Array.from({ length: 50 }, () => newId());
  const { database, subscriptions, profiles } = there.engine;
  const before = database.statementCount();

  const entitlements = await Promise.all(
    accountIds.map((id) => subscriptions.entitlements.entitlementOf(id)),
  );
  const found = await Promise.allSettled(profileIds.map((id) => profiles.service.get(id)));

  expect(entitlements.map(({ tier }) => tier)).toEqual(accountIds.map(() => null));
  expect(found.map(({ status }) => status)).toEqual(profileIds.map(() => 'rejected'));
  // Accounts, the plans, and profiles.
  expect(database.statementCount() - before).toBeLessThanOrEqual(3);
});

test('while the cache is unavailable, the database answers, with changes visible within five seconds', async () => {
  const { url, prefix } = here.engine.config.redis;
  const proxy = disposer.add(await startRedisProxy(url));
  await using apart = await startPlatform({
    role: 'api',
    beside: here,
    redis: { url, cacheUrl: proxy.url, prefix },
  });
  const watcher = await story.subscribedViewer('premium-monthly');
  await proxy.cut();

  expect(await saidBy(apart, watcher)).toBe('welcome');
  await suspend(watcher);

  await vi.waitFor(async () => expect(await saidBy(apart, watcher)).toBe('SUBSCRIPTION_REQUIRED'));
});

test('while the database is unavailable, cached values answer, but not beyond the end of access', async () => {
  const proxy = disposer.add(await startTcpProxy(here.engine.config.database.directUrl));
  await using apart = await startPlatform({ role: 'api', beside: here, database: { url: proxy.url } });
  const watcher = await story.subscribedViewer('premium-monthly');
  const { accountId } = watcher.viewer;
  await watcher.viewer.client.send(operations.CancelSubscription);
  const known = await entitlementsOf(apart).entitlementOf(accountId);
  await proxy.cut();

  const entitlement = await entitlementsOf(apart).entitlementOf(accountId);
  expect(entitlement.hasAccess).toBe(true);
  await expect(entitlementsOf(apart).entitlementOf(newId())).rejects.toThrow();
  await expect(entitlementsOf(apart).refresh([accountId])).resolves.toBeUndefined();

  here.clock.advance(31 * DAY);
  expect([known.hasAccess, entitlement.hasAccess]).toEqual([false, false]);
  await proxy.restore();
});

test('access ends on time in every process without any event', async () => {
  const watcher = await story.subscribedViewer('premium-monthly');
  await watcher.viewer.client.send(operations.CancelSubscription);
  expect(await saidBy(there, watcher)).toBe('welcome');
  const { accessUntil } = await entitlementsOf(there).entitlementOf(watcher.viewer.accountId);

  here.clock.advance((accessUntil?.getTime() ?? 0) - here.clock.now().getTime());

  const later = { ...watcher, viewer: await story.signIn(watcher.viewer) };
  for (const platform of [here, there]) {
    expect(await saidBy(platform, later)).toBe('SUBSCRIPTION_REQUIRED');
  }
});
