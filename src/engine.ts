import 'reflect-metadata';
import { cachePolicies as policies } from './cache-policies.js';
import type { Config } from './config.js';
import { AdminNamespaceResolver, adminNamespaceRules } from './graphql/admin-namespace.js';
import { joinLazily } from './graphql/lazy-loaders.js';
import { mergeRules } from './graphql/rules.js';
import { createSchema } from './graphql/schema.js';
import { jobRegistry, queueNames } from './job-registry.js';
import { type AccountPolls, createAccounts } from './modules/accounts/accounts.module.js';
import { createAnalytics } from './modules/analytics/analytics.module.js';
import { createAudit } from './modules/audit/audit.module.js';
import { SEALED_AUDIT_ENTRIES } from './modules/audit/audit.sealing.js';
import { createCatalog } from './modules/catalog/catalog.module.js';
import { windowedTags } from './modules/catalog/catalog.service.js';
import { createNotifications } from './modules/notifications/notifications.module.js';
import { createOperations } from './modules/operations/operations.module.js';
import { createAccessLog } from './modules/playback/access-log/access-log.module.js';
import { SEALED_ACCESS_ENTRIES } from './modules/playback/access-log/access-log.sealing.js';
import { createMediaOrigin } from './modules/playback/media/create-media-origin.js';
import { createMedia } from './modules/playback/media/media.module.js';
import type { Streaming } from './modules/playback/media/streaming.js';
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
import { createPrismaAuditLog } from './platform/audit/audit-log.prisma.js';
import { createPartitionTimeline } from './platform/database/partitions.timeline.js';
import { createBullJobAdministration } from './platform/jobs/job-administration.bullmq.js';
import { measureQueues } from './platform/jobs/job-metrics.js';
import { createBullJobProgress } from './platform/jobs/job-progress.bullmq.js';
import { createRedisRateLimitBlocks } from './platform/rate-limit/rate-limit-blocks.redis.js';
import { recordBlocks } from './platform/rate-limit/record-blocks.js';
import { createSeals } from './platform/seals/seals.js';
import { createPlatformServices, type PlatformOverrides } from './platform-services.js';
import type { Viewer } from './shared/viewer.js';

/** What tests put in place of the real thing. */
export interface EngineOverrides extends PlatformOverrides {
  readonly gateway?: PaymentGateway;
  /** Where it is known what can be played, and who signs and logs that it is. */
  readonly streaming?: Streaming;
  /** How often to look for a newer recommendation model. */
  readonly modelPollMs?: number;
  /** How often to poll for ended sessions and changed keys whose message was lost. */
  readonly accountPolls?: AccountPolls;
}

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/**
 * The streaming engine: every module, made once and wired to the others. The only place where that happens.
 * It serves and works nothing yet; see `startApi` and `startWorker`.
 */
export async function createEngine(config: Config, overrides: EngineOverrides = {}) {
  const disposer = createDisposer();
  const {
    tracing,
    logger,
    database,
    runOperation,
    commands,
    channels,
    cache,
    liveTopics,
    rateLimiter,
    queues,
    jobs,
    probes,
    telemetry,
    clock,
    movable,
    mailer,
    mailbox,
    attempts,
  } = await createPlatformServices(config, disposer, overrides);
  const { metrics } = telemetry;
  const gateway =
    overrides.gateway ??
    (await createPaymentGateway(config.billing, {
      redis: commands,
      prefix: config.redis.prefix,
      secret: config.auth.secret,
      clock,
      logger,
      tracing,
    }));
  const subscriptions = createSubscriptions({
    database,
    cache,
    policies,
    gateway,
    policy: config.billing,
    secret: config.auth.secret,
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
    ...overrides.accountPolls,
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
      genres: cache.namespace({ ...policies.genres, tagsOf: windowedTags }),
      closed: cache.namespace({ ...policies.closedTitles, tagsOf: windowedTags }),
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
    suitableTitles: async (titleIds, maturityLimit) => {
      const titles = await catalog.service.findPublished(titleIds);
      return new Set(titles.flatMap((title) => (title?.isSuitableFor(maturityLimit) ? [title.id] : [])));
    },
    closedTitles: (region) => catalog.service.closedTitles(region, clock.now()),
    ownTitles: {
      async titleIdsToContinue(profileId, region, first) {
        const page = await watching.service.continueWatching(profileId, region, { first, after: null });
        return page.edges.map(({ node }) => node.wholeTitleId);
      },
      async titleIdsOnWatchlist(profileId, region, first) {
        const page = await watching.watchlist.list(profileId, region, { first, after: null });
        return page.edges.map(({ node }) => node.titleId);
      },
    },
    ownsProfile,
    ownsProfileIfNamed,
    jobs,
    clock,
    logger,
    metrics,
    ...(overrides.modelPollMs === undefined ? {} : { pollMs: overrides.modelPollMs }),
  });
  const notifications = createNotifications({
    database,
    messageOfStep: subscriptions.messageOf,
    clock,
  });
  const accessLog = disposer.add(
    createAccessLog({ database, jobs, clock, logger, keptMonths: config.playback.accessLogMonths }),
  );
  const media = await createMedia({
    database,
    settings: config.media,
    titles: catalog.shelf,
    jobs,
    progress: createBullJobProgress(queues),
    clock,
    logger,
    tracing,
  });
  const { streaming } = overrides;
  const playback = disposer.add(
    createPlayback({
      redis: commands,
      channels,
      prefix: config.redis.prefix,
      liveTopics,
      secret: config.auth.secret,
      timing: config.playback,
      renewalSample: config.playback.renewalSample,
      media: streaming?.media ?? media.titleMedia,
      createOrigin(ends) {
        const origin = createMediaOrigin({
          media: config.media,
          authSecret: config.auth.secret,
          storage: media.storage,
          ends,
          accessLog: accessLog.log,
          limiter: rateLimiter,
          clock,
        });
        return { ...origin, ...(streaming && { manifestUrls: streaming.manifestUrls }) };
      },
      accessLog: streaming?.accessLog ?? accessLog.log,
      titles: catalog.service,
      profiles: profiles.service,
      isProfileOpen: profiles.isOpen,
      entitlements: subscriptions.entitlements,
      devices: accounts.devices,
      watching: watching.service,
      noteRegion: recommendations.regions.note,
      ownsProfile,
      clock,
      logger,
      metrics,
    }),
  );
  const time = createTime({
    database,
    databaseUrl: config.database.directUrl,
    clock,
    movable,
    timeline: [createPartitionTimeline(database.pool, clock), subscriptions.timeline],
  });
  const audit = createAudit({ database });
  const blocks = createRedisRateLimitBlocks({
    redis: commands,
    channels,
    prefix: config.redis.prefix,
    onBegun: recordBlocks(createPrismaAuditLog(database.prisma), clock),
    logger,
  });
  const seals = createSeals({
    pool: database.batchPool,
    tables: [SEALED_AUDIT_ENTRIES, SEALED_ACCESS_ENTRIES],
    secret: config.auth.secret,
    clock,
  });
  const jobAdministration = createBullJobAdministration({ redis: commands, queues, known: queueNames });
  if (metrics) measureQueues(jobAdministration, metrics);
  const operations = createOperations({
    database,
    cache,
    policies: Object.values(policies),
    jobs: jobAdministration,
    registry: jobRegistry,
    board: {
      queues,
      names: queueNames,
      identity: accounts.identity,
      isSecure: config.http.publicUrl.startsWith('https:'),
    },
    blocks,
    clock,
  });
  const analytics = createAnalytics({ telemetry, database, cache, policies, clock, logger });
  const privacy = createPrivacy({
    database,
    sources: [
      accounts,
      profiles,
      subscriptions,
      watching,
      recommendations,
      notifications,
      audit,
      accessLog,
    ].flatMap(({ personalData }) => personalData),
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
    accessLog,
    time,
    audit,
    operations,
    analytics,
    privacy,
  ];
  return {
    config,
    clock,
    logger,
    database,
    runOperation,
    liveTopics,
    tracing,
    telemetry,
    rateLimiter,
    rateLimitBlocks: blocks,
    jobs,
    /** Where jobs wait, each queue once. */
    openQueues: () => queueNames.map((name) => queues.open(name)),
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
    media,
    playback,
    accessLog,
    seals,
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
        watching.createLoaders,
        privacy.createLoaders,
        recommendations.createLoaders,
        notifications.createLoaders,
        analytics.createLoaders,
      ],
      [null, null] as [viewer: Viewer | null, region: string | null],
    ),
    probes,
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
