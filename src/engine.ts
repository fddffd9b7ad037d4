import 'reflect-metadata';
import { cachePolicies as policies } from './cache-policies.js';
import type { Config } from './config.js';
import { AdminNamespaceResolver, adminNamespaceRules } from './graphql/admin-namespace.js';
import { joinLazily } from './graphql/lazy-loaders.js';
import { mergeRules } from './graphql/rules.js';
import { createSchema } from './graphql/schema.js';
import { jobRegistry, queueNames } from './job-registry.js';
import { createAccounts } from './modules/accounts/accounts.module.js';
import { createAudit } from './modules/audit/audit.module.js';
import { createCatalog } from './modules/catalog/catalog.module.js';
import { createNotifications } from './modules/notifications/notifications.module.js';
import { createOperations } from './modules/operations/operations.module.js';
import { createPlayback } from './modules/playback/playback.module.js';
import { createPrivacy } from './modules/privacy/privacy.module.js';
import { ownsProfile, ownsProfileIfNamed } from './modules/profiles/index.js';
import { unlockTags } from './modules/profiles/pin.service.js';
import { createProfiles } from './modules/profiles/profiles.module.js';
import { createRecommendations } from './modules/recommendations/recommendations.module.js';
import { createPaymentGateway } from './modules/subscriptions/gateways/create-payment-gateway.js';
import type { PaymentGateway } from './modules/subscriptions/payment-gateway.js';
import { createSubscriptions } from './modules/subscriptions/subscriptions.module.js';
import { createTime } from './modules/time/time.module.js';
import { createWatching } from './modules/watching/watching.module.js';
import { createDisposer } from './platform/async/disposer.js';
import { createPostgresAttemptLimiter } from './platform/attempts/attempt-limiter.postgres.js';
import { createAdjustableClock } from './platform/clock/adjustable-clock.js';
import { createPostgresClockOffset } from './platform/clock/clock-offset.postgres.js';
import { createRedisSharedClock } from './platform/clock/shared-clock.redis.js';
import { createDatabase } from './platform/database/database.js';
import { createPartitionTimeline } from './platform/database/partitions.timeline.js';
import { createBullJobAdministration } from './platform/jobs/job-administration.bullmq.js';
import { createMailer } from './platform/mail/create-mailer.js';
import { createRedisServices } from './platform/redis-services.js';
import { createLogger, type Logger } from './platform/telemetry/logger.js';
import { type Clock, systemClock } from './shared/clock.js';
import type { Viewer } from './shared/viewer.js';

/** What tests put in place of the real thing. */
export interface EngineOverrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly gateway?: PaymentGateway;
  /** How often to look for a newer recommendation model. */
  readonly modelPollMs?: number;
  /** How often to look for sessions that ended and of which no message told. */
  readonly revocationPollMs?: number;
}

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/**
 * The streaming engine: every module, made once and wired to the others. The only place where that happens.
 * It serves and works nothing yet; see `startApi` and `startWorker`.
 */
export async function createEngine(config: Config, overrides: EngineOverrides = {}) {
  const { logger = createLogger(config.log) } = overrides;
  const disposer = createDisposer();
  const database = disposer.add(createDatabase(config.database));
  const { commands, channels, cache, liveTopics, queues, jobs } = createRedisServices(
    config.redis,
    logger,
    disposer,
  );

  const adjustable = createAdjustableClock(overrides.clock ?? systemClock);
  const movable = config.testClock
    ? disposer.add(
        createRedisSharedClock({
          clock: adjustable,
          offset: createPostgresClockOffset(database.pool),
          redis: commands,
          channels,
          prefix: config.redis.prefix,
          logger,
        }),
      )
    : null;
  await movable?.start();
  const clock: Clock = adjustable;
  const { mailer, mailbox } = await createMailer(config.mail, clock);
  const attempts = createPostgresAttemptLimiter(database.pool, clock);
  const gateway =
    overrides.gateway ??
    createPaymentGateway(config.billing, {
      redis: commands,
      prefix: config.redis.prefix,
      secret: config.auth.secret,
      clock,
      logger,
    });
  const subscriptions = createSubscriptions({
    database,
    cache,
    policies,
    gateway,
    policy: config.billing,
    clock,
    logger,
  });
  const accounts = createAccounts({
    database,
    redis: commands,
    channels,
    prefix: config.redis.prefix,
    auth: config.auth,
    mailer,
    attempts,
    publicUrl: config.http.publicUrl,
    allowanceIn: (client) => ({
      maxDevicesOf: async (accountId) =>
        (await subscriptions.entitlementsIn(client).entitlementOf(accountId)).maxDevices,
    }),
    clock,
    logger,
    ...(overrides.revocationPollMs === undefined ? {} : { revocationPollMs: overrides.revocationPollMs }),
  });
  const profiles = createProfiles({
    database,
    cache: {
      profiles: cache.namespace(policies.profiles),
      unlocks: cache.namespace({ ...policies.unlocks, tagsOf: unlockTags }),
    },
    allowance: {
      maxProfilesOf: async (accountId) =>
        (await subscriptions.entitlements.entitlementOf(accountId)).maxProfiles,
    },
    devices: accounts.devices,
    hasher: accounts.passwords,
    passwords: accounts.passwordCheck,
    attempts,
    // Made below, of what is made here.
    eraser: { erase: (profileId, signal) => watching.eraser.erase(profileId, signal) },
    clock,
  });
  const catalog = createCatalog({
    database,
    liveTopics,
    cache: {
      titles: cache.namespace(policies.titles),
      genres: cache.namespace(policies.genres),
    },
    profiles: {
      maturityLimitOf: async (profileId) => (await profiles.service.get(profileId)).maturityLimit,
    },
    ownsProfileIfNamed,
    clock,
    publicUrl: config.http.publicUrl,
  });
  const watching = createWatching({
    database,
    titles: catalog.service,
    profiles: profiles.service,
    entitlements: subscriptions.entitlements,
    ownsProfile,
    clock,
  });
  const recommendations = createRecommendations({
    database,
    cache,
    policies,
    liveTopics,
    profiles: { find: async (profileId) => (await profiles.service.find([profileId]))[0] ?? null },
    ownTitles: {
      async titleIdsToContinue(profileId, first) {
        const page = await watching.service.continueWatching(profileId, { first, after: null });
        return page.edges.map(({ node }) => node.wholeTitleId);
      },
      async titleIdsOnWatchlist(profileId, first) {
        const page = await watching.watchlist.list(profileId, { first, after: null });
        return page.edges.map(({ node }) => node.titleId);
      },
    },
    ownsProfile,
    ownsProfileIfNamed,
    jobs,
    clock,
    logger,
    ...(overrides.modelPollMs === undefined ? {} : { pollMs: overrides.modelPollMs }),
  });

  const notifications = createNotifications({
    database,
    messageOfStep: subscriptions.messageOf,
    clock,
  });
  const playback = createPlayback();
  const time = createTime({
    database,
    databaseUrl: config.database.url,
    clock,
    movable,
    timeline: [createPartitionTimeline(database.pool, clock), subscriptions.timeline],
  });
  const audit = createAudit({ database });
  const operations = createOperations({
    database,
    cache,
    policies: Object.values(policies),
    jobs: createBullJobAdministration({ redis: commands, queues, known: queueNames }),
    registry: jobRegistry,
    board: {
      queues,
      names: queueNames,
      authenticate: (authorization) => accounts.identity.authenticate(authorization),
      isSecure: config.http.publicUrl.startsWith('https:'),
    },
    clock,
  });
  const privacy = createPrivacy({
    database,
    sources: [accounts, profiles, subscriptions, watching, recommendations, notifications, audit].flatMap(
      ({ personalData }) => personalData,
    ),
    accounts: accounts.closing,
    profileIdsOf: profiles.profileIdsOf,
    eraseProfile: watching.eraser.erase,
    secret: config.auth.secret,
    publicUrl: config.http.publicUrl,
    clock,
  });

  const modules = [
    accounts,
    profiles,
    subscriptions,
    catalog,
    watching,
    recommendations,
    notifications,
    playback,
    time,
    audit,
    operations,
    privacy,
  ];
  return {
    config,
    clock,
    logger,
    database,
    liveTopics,
    jobs,
    /** Where messages are kept; null where they are sent. */
    mailbox,
    accounts,
    profiles,
    subscriptions,
    catalog,
    watching,
    recommendations,
    operations,
    notifications,
    playback,
    privacy,
    schema: await createSchema(
      [new AdminNamespaceResolver(), ...modules.flatMap(({ resolvers }) => resolvers)],
      catalog.typeResolvers,
    ),
    permissions: mergeRules([adminNamespaceRules, ...modules.map(({ rules }) => rules)]),
    /** The loaders of one operation by one viewer, or a visitor: what it reads twice, it reads once. */
    createLoaders: joinLazily(
      [
        accounts.createLoaders,
        (viewer: Viewer | null) => profiles.createLoaders(viewer),
        subscriptions.createLoaders,
        catalog.createLoaders,
        privacy.createLoaders,
        recommendations.createLoaders,
        notifications.createLoaders,
      ],
      [null, null] as [viewer: Viewer | null, region: string | null],
    ),
    /** What answers as long as this process can work. */
    probes: {
      database: () => database.pool.query('SELECT 1'),
      redis: () => commands.ping(),
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
