/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query AdminAccounts($filter: AdminAccountFilter, $after: String) {\n    admin {\n      accounts(filter: $filter, first: 20, after: $after) {\n        totalCount\n        edges { node { ...AccountRow subscription { id state plan { id name } } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment AccountRow on AdminAccount {\n    id\n    email\n    emailVerified\n    role\n    createdAt\n    suspendedAt\n    erasureDueAt\n  }\n": typeof types.AdminAccountsDocument,
    "\n  query AdminAccountDetails($id: ID!) {\n    admin {\n      account(id: $id) {\n        ...AccountRow\n        profiles { id name isKids maturityLimit }\n        devices { id deviceName platform address createdAt lastSeenAt }\n        subscription {\n          id\n          state\n          hasAccess\n          currentPeriodEnd\n          cancelAtPeriodEnd\n          nextAction\n          nextActionAt\n          plan { id name interval price { amountMinor currency } }\n          history(first: 20) { edges { node { id event from to occurredAt reason } } }\n          invoices(first: 20) {\n            edges { node { id number status issuedAt paidAt total { amountMinor currency } refunded { amountMinor currency } } }\n          }\n        }\n        payments(first: 20) {\n          edges { node { id createdAt status reason declineReason amount { amountMinor currency } } }\n        }\n        refunds(first: 20) {\n          edges { node { id createdAt status reason amount { amountMinor currency } } }\n        }\n        disputes(first: 20) {\n          edges { node { id openedAt status reason amount { amountMinor currency } } }\n        }\n      }\n    }\n  }\n": typeof types.AdminAccountDetailsDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { ...AccountRow }\n  }\n": typeof types.SuspendAccountDocument,
    "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { ...AccountRow }\n  }\n": typeof types.ReinstateAccountDocument,
    "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { ...AccountRow }\n  }\n": typeof types.SetAccountRoleDocument,
    "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { id state hasAccess }\n  }\n": typeof types.SuspendSubscriptionDocument,
    "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { id state hasAccess }\n  }\n": typeof types.ReinstateSubscriptionDocument,
    "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id }\n  }\n": typeof types.RefundInvoiceDocument,
    "\n  query AdminCaches($window: MetricsWindow!) {\n    admin {\n      cacheStats {\n        name\n        holds\n        changedBy\n        ttlSeconds\n        localTtlSeconds\n        bytes\n        evictions\n        errors\n        entries\n        maxEntries\n        system(window: $window) { reads localHits redisHits misses hitRatio failedLoads }\n      }\n    }\n  }\n": typeof types.AdminCachesDocument,
    "\n  mutation AdminInvalidateCache($input: InvalidateCacheInput!) {\n    invalidateCache(input: $input) { name entries }\n  }\n": typeof types.AdminInvalidateCacheDocument,
    "\n  query AdminTitles($status: TitleStatus, $query: String, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: 20, after: $after) {\n        totalCount\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment TitleRow on Title {\n    id\n    kind\n    name\n    status\n    releaseYear\n    runtimeSeconds\n    requiredTier\n    version\n    ... on Episode { seasonNumber episodeNumber series { id name } }\n  }\n": typeof types.AdminTitlesDocument,
    "\n  query AdminTitle($id: ID!) {\n    admin { title(id: $id) { ...EditedTitle } }\n    genres { id name }\n  }\n\n  fragment EditedTitle on Title {\n    ...TitleRow\n    synopsis\n    releaseDate\n    maturityRating\n    minimumAge\n    originalLanguage\n    studio\n    tags\n    genres { id name }\n    credits { name role }\n    creditsStartSeconds\n    availability { region startsAt endsAt }\n    artwork { posterUrl }\n  }\n": typeof types.AdminTitleDocument,
    "\n  query AdminGenres { genres { id name } }\n": typeof types.AdminGenresDocument,
    "\n  mutation AdminCreateMovie($input: CreateMovieInput!) {\n    createMovie(input: $input) { ...EditedTitle }\n  }\n": typeof types.AdminCreateMovieDocument,
    "\n  mutation AdminCreateSeries($input: CreateSeriesInput!) {\n    createSeries(input: $input) { ...EditedTitle }\n  }\n": typeof types.AdminCreateSeriesDocument,
    "\n  mutation AdminUpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) { ...EditedTitle }\n  }\n": typeof types.AdminUpdateTitleDocument,
    "\n  mutation AdminPublishTitle($id: ID!) {\n    publishTitle(id: $id) { ...EditedTitle }\n  }\n": typeof types.AdminPublishTitleDocument,
    "\n  mutation AdminArchiveTitle($id: ID!) {\n    archiveTitle(id: $id) { ...EditedTitle }\n  }\n": typeof types.AdminArchiveTitleDocument,
    "\n  query AdminImports($after: String) {\n    admin {\n      catalogImports(first: 20, after: $after) {\n        edges { node { ...ImportParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment ImportParts on CatalogImport {\n    id\n    source\n    state\n    total\n    done\n    created\n    updated\n    rejected\n    requestedAt\n    finishedAt\n    problems { key message }\n  }\n": typeof types.AdminImportsDocument,
    "\n  mutation AdminImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { ...ImportParts }\n  }\n": typeof types.AdminImportCatalogDocument,
    "\n  subscription AdminImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) {\n      id\n      catalogImport { ...ImportParts }\n    }\n  }\n": typeof types.AdminImportProgressedDocument,
    "\n  query AdminSeasons($seriesId: ID!) {\n    admin { seasons(seriesId: $seriesId) { number name episodeCount } }\n  }\n": typeof types.AdminSeasonsDocument,
    "\n  query AdminEpisodes($seriesId: ID!, $seasonNumber: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: 20, after: $after) {\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.AdminEpisodesDocument,
    "\n  mutation AdminAddSeason($input: AddSeasonInput!) {\n    addSeason(input: $input) { ...EditedTitle }\n  }\n": typeof types.AdminAddSeasonDocument,
    "\n  mutation AdminUpdateSeason($input: UpdateSeasonInput!) {\n    updateSeason(input: $input) { ...EditedTitle }\n  }\n": typeof types.AdminUpdateSeasonDocument,
    "\n  mutation AdminAddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { ...TitleRow }\n  }\n": typeof types.AdminAddEpisodeDocument,
    "\n  query AdminHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id\n          role\n          version\n          host\n          pid\n          startedAt\n          heardAt\n          isAlive\n          eventLoopDelayMs\n          memoryBytes\n          heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n": typeof types.AdminHealthDocument,
    "\n  query AdminAuditLog($filter: AuditLogFilter, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            action\n            actorId\n            subjectType\n            subjectId\n            address\n            sessionId\n            requestId\n            before\n            after\n            details\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.AdminAuditLogDocument,
    "\n  query AdminAccessLog($filter: AccessLogFilter, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            event\n            reason\n            accountId\n            profileId\n            titleId\n            playbackSessionId\n            network\n            requestId\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.AdminAccessLogDocument,
    "\n  query AdminBlocks {\n    admin { rateLimitBlocks(first: 100) { kind subject begunAt endsAt turn } }\n  }\n": typeof types.AdminBlocksDocument,
    "\n  mutation LiftBlock($input: LiftRateLimitBlockInput!) { liftRateLimitBlock(input: $input) }\n": typeof types.LiftBlockDocument,
    "\n  query AdminMetrics($window: MetricsWindow!) {\n    admin { metrics(window: $window) { ...MetricsParts } }\n  }\n\n  fragment MetricsParts on SystemMetrics {\n    from\n    to\n    requests { ...TrafficParts }\n    operations { ...TrafficParts }\n    byOperation {\n      operation\n      kind\n      count\n      perSecond\n      errors\n      failures\n      latency { ...LatencyParts }\n    }\n    cache { ...CacheParts }\n    recommendations { ...RecommendationParts }\n    liveEventsPerSecond\n    sockets\n    streams\n    rateLimitRefusals { limit count }\n  }\n\n  fragment TrafficParts on Traffic {\n    count\n    perSecond\n    errors\n    errorsPerSecond\n    failures\n    latency { ...LatencyParts }\n  }\n\n  fragment CacheParts on CacheTraffic { reads localHits redisHits misses hitRatio }\n\n  fragment RecommendationParts on RecommendationTraffic { count perSecond latency { ...LatencyParts } }\n\n  fragment LatencyParts on Latency { meanMs p50Ms p95Ms p99Ms }\n": typeof types.AdminMetricsDocument,
    "\n  subscription LiveMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { ...MetricsParts }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n": typeof types.LiveMetricsDocument,
    "\n  query AdminMetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        points {\n          to\n          requests { ...TrafficParts }\n          operations { ...TrafficParts }\n          cache { ...CacheParts }\n          recommendations { ...RecommendationParts }\n        }\n      }\n    }\n  }\n": typeof types.AdminMetricsSeriesDocument,
    "\n  query AdminQueues {\n    admin { queues { ...QueueParts } }\n  }\n\n  fragment QueueParts on Queue {\n    name\n    isPaused\n    waiting\n    active\n    delayed\n    completed\n    deadLetters\n    jobs { name does attempts }\n  }\n": typeof types.AdminQueuesDocument,
    "\n  query AdminDeadLetters($queue: ID, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: 20, after: $after) {\n        totalCount\n        edges { node { id queue job reason attempts queuedAt failedAt payload errors } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.AdminDeadLettersDocument,
    "\n  query AdminJobs($queue: ID!, $state: JobState!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: 20, after: $after) {\n        edges { node { id queue job state progress attempts queuedAt begunAt endedAt } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.AdminJobsDocument,
    "\n  query AdminJobLog($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue log { at text } } }\n  }\n": typeof types.AdminJobLogDocument,
    "\n  mutation PauseQueue($name: ID!) {\n    pauseQueue(name: $name) { ...QueueParts }\n  }\n": typeof types.PauseQueueDocument,
    "\n  mutation ResumeQueue($name: ID!) {\n    resumeQueue(name: $name) { ...QueueParts }\n  }\n": typeof types.ResumeQueueDocument,
    "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) {\n    replayDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n": typeof types.ReplayDeadLettersDocument,
    "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) {\n    discardDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n": typeof types.DiscardDeadLettersDocument,
    "\n  query AdminModels {\n    admin {\n      models {\n        id\n        algorithm\n        status\n        createdAt\n        publishedAt\n        titles\n        viewers\n        interactions\n        blocks\n        blocksLearned\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { ...OutcomeParts } }\n      }\n    }\n  }\n\n  fragment OutcomeParts on RecommendationOutcome {\n    impressions\n    plays\n    profiles\n    playRate { rate low high }\n  }\n": typeof types.AdminModelsDocument,
    "\n  query AdminRecommendationLatency($window: MetricsWindow!) {\n    admin {\n      recommendationLatency(window: $window) {\n        surface\n        count\n        perSecond\n        latency { ...LatencyParts }\n      }\n    }\n  }\n": typeof types.AdminRecommendationLatencyDocument,
    "\n  query AdminExperiments {\n    admin {\n      recommendationExperiments {\n        id\n        name\n        share\n        startedAt\n        endsAt\n        endedAt\n        arms {\n          name\n          share\n          voices { strategy weight }\n          diversity\n          exploration\n          outcome { ...OutcomeParts }\n          outcomes { rail outcome { ...OutcomeParts } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n": typeof types.AdminExperimentsDocument,
    "\n  mutation RebuildRecommendations { rebuildRecommendations }\n": typeof types.RebuildRecommendationsDocument,
    "\n  mutation RollBackRecommendations($modelId: ID!) {\n    rollBackRecommendations(modelId: $modelId) { id status publishedAt }\n  }\n": typeof types.RollBackRecommendationsDocument,
    "\n  mutation StartExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id }\n  }\n": typeof types.StartExperimentDocument,
    "\n  mutation EndExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n": typeof types.EndExperimentDocument,
    "\n  query AdminSubscriptions($window: ReportWindow!) {\n    admin {\n      subscriptionDistribution {\n        asOf\n        states { state count }\n        plans { count onTrial plan { id name interval price { amountMinor currency } } }\n      }\n      billingSeries(window: $window) {\n        to\n        heldAtStart\n        started\n        ended\n        churnRate\n        revenue { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n      billingMetrics(window: $window) {\n        from\n        to\n        monthlyRecurringRevenue { amountMinor currency }\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        started\n        ended\n        endedUnpaid\n        heldAtStart\n        churnRate\n        failed\n        recovered\n        recoveryRate\n      }\n    }\n  }\n": typeof types.AdminSubscriptionsDocument,
    "\n  query AdminPlaysByDay($window: PopularityWindow!) {\n    admin {\n      playsByDay(window: $window, first: 5) {\n        starts\n        title { id name }\n        days { day starts }\n      }\n    }\n  }\n": typeof types.AdminPlaysByDayDocument,
    "\n  query AdminPopularity($window: PopularityWindow!) {\n    admin {\n      popularity(window: $window, first: 20) {\n        viewers\n        starts\n        completions\n        title { id name kind }\n      }\n    }\n  }\n": typeof types.AdminPopularityDocument,
};
const documents: Documents = {
    "\n  query AdminAccounts($filter: AdminAccountFilter, $after: String) {\n    admin {\n      accounts(filter: $filter, first: 20, after: $after) {\n        totalCount\n        edges { node { ...AccountRow subscription { id state plan { id name } } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment AccountRow on AdminAccount {\n    id\n    email\n    emailVerified\n    role\n    createdAt\n    suspendedAt\n    erasureDueAt\n  }\n": types.AdminAccountsDocument,
    "\n  query AdminAccountDetails($id: ID!) {\n    admin {\n      account(id: $id) {\n        ...AccountRow\n        profiles { id name isKids maturityLimit }\n        devices { id deviceName platform address createdAt lastSeenAt }\n        subscription {\n          id\n          state\n          hasAccess\n          currentPeriodEnd\n          cancelAtPeriodEnd\n          nextAction\n          nextActionAt\n          plan { id name interval price { amountMinor currency } }\n          history(first: 20) { edges { node { id event from to occurredAt reason } } }\n          invoices(first: 20) {\n            edges { node { id number status issuedAt paidAt total { amountMinor currency } refunded { amountMinor currency } } }\n          }\n        }\n        payments(first: 20) {\n          edges { node { id createdAt status reason declineReason amount { amountMinor currency } } }\n        }\n        refunds(first: 20) {\n          edges { node { id createdAt status reason amount { amountMinor currency } } }\n        }\n        disputes(first: 20) {\n          edges { node { id openedAt status reason amount { amountMinor currency } } }\n        }\n      }\n    }\n  }\n": types.AdminAccountDetailsDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { ...AccountRow }\n  }\n": types.SuspendAccountDocument,
    "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { ...AccountRow }\n  }\n": types.ReinstateAccountDocument,
    "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { ...AccountRow }\n  }\n": types.SetAccountRoleDocument,
    "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { id state hasAccess }\n  }\n": types.SuspendSubscriptionDocument,
    "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { id state hasAccess }\n  }\n": types.ReinstateSubscriptionDocument,
    "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id }\n  }\n": types.RefundInvoiceDocument,
    "\n  query AdminCaches($window: MetricsWindow!) {\n    admin {\n      cacheStats {\n        name\n        holds\n        changedBy\n        ttlSeconds\n        localTtlSeconds\n        bytes\n        evictions\n        errors\n        entries\n        maxEntries\n        system(window: $window) { reads localHits redisHits misses hitRatio failedLoads }\n      }\n    }\n  }\n": types.AdminCachesDocument,
    "\n  mutation AdminInvalidateCache($input: InvalidateCacheInput!) {\n    invalidateCache(input: $input) { name entries }\n  }\n": types.AdminInvalidateCacheDocument,
    "\n  query AdminTitles($status: TitleStatus, $query: String, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: 20, after: $after) {\n        totalCount\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment TitleRow on Title {\n    id\n    kind\n    name\n    status\n    releaseYear\n    runtimeSeconds\n    requiredTier\n    version\n    ... on Episode { seasonNumber episodeNumber series { id name } }\n  }\n": types.AdminTitlesDocument,
    "\n  query AdminTitle($id: ID!) {\n    admin { title(id: $id) { ...EditedTitle } }\n    genres { id name }\n  }\n\n  fragment EditedTitle on Title {\n    ...TitleRow\n    synopsis\n    releaseDate\n    maturityRating\n    minimumAge\n    originalLanguage\n    studio\n    tags\n    genres { id name }\n    credits { name role }\n    creditsStartSeconds\n    availability { region startsAt endsAt }\n    artwork { posterUrl }\n  }\n": types.AdminTitleDocument,
    "\n  query AdminGenres { genres { id name } }\n": types.AdminGenresDocument,
    "\n  mutation AdminCreateMovie($input: CreateMovieInput!) {\n    createMovie(input: $input) { ...EditedTitle }\n  }\n": types.AdminCreateMovieDocument,
    "\n  mutation AdminCreateSeries($input: CreateSeriesInput!) {\n    createSeries(input: $input) { ...EditedTitle }\n  }\n": types.AdminCreateSeriesDocument,
    "\n  mutation AdminUpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) { ...EditedTitle }\n  }\n": types.AdminUpdateTitleDocument,
    "\n  mutation AdminPublishTitle($id: ID!) {\n    publishTitle(id: $id) { ...EditedTitle }\n  }\n": types.AdminPublishTitleDocument,
    "\n  mutation AdminArchiveTitle($id: ID!) {\n    archiveTitle(id: $id) { ...EditedTitle }\n  }\n": types.AdminArchiveTitleDocument,
    "\n  query AdminImports($after: String) {\n    admin {\n      catalogImports(first: 20, after: $after) {\n        edges { node { ...ImportParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment ImportParts on CatalogImport {\n    id\n    source\n    state\n    total\n    done\n    created\n    updated\n    rejected\n    requestedAt\n    finishedAt\n    problems { key message }\n  }\n": types.AdminImportsDocument,
    "\n  mutation AdminImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { ...ImportParts }\n  }\n": types.AdminImportCatalogDocument,
    "\n  subscription AdminImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) {\n      id\n      catalogImport { ...ImportParts }\n    }\n  }\n": types.AdminImportProgressedDocument,
    "\n  query AdminSeasons($seriesId: ID!) {\n    admin { seasons(seriesId: $seriesId) { number name episodeCount } }\n  }\n": types.AdminSeasonsDocument,
    "\n  query AdminEpisodes($seriesId: ID!, $seasonNumber: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: 20, after: $after) {\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.AdminEpisodesDocument,
    "\n  mutation AdminAddSeason($input: AddSeasonInput!) {\n    addSeason(input: $input) { ...EditedTitle }\n  }\n": types.AdminAddSeasonDocument,
    "\n  mutation AdminUpdateSeason($input: UpdateSeasonInput!) {\n    updateSeason(input: $input) { ...EditedTitle }\n  }\n": types.AdminUpdateSeasonDocument,
    "\n  mutation AdminAddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { ...TitleRow }\n  }\n": types.AdminAddEpisodeDocument,
    "\n  query AdminHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id\n          role\n          version\n          host\n          pid\n          startedAt\n          heardAt\n          isAlive\n          eventLoopDelayMs\n          memoryBytes\n          heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n": types.AdminHealthDocument,
    "\n  query AdminAuditLog($filter: AuditLogFilter, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            action\n            actorId\n            subjectType\n            subjectId\n            address\n            sessionId\n            requestId\n            before\n            after\n            details\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.AdminAuditLogDocument,
    "\n  query AdminAccessLog($filter: AccessLogFilter, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            event\n            reason\n            accountId\n            profileId\n            titleId\n            playbackSessionId\n            network\n            requestId\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.AdminAccessLogDocument,
    "\n  query AdminBlocks {\n    admin { rateLimitBlocks(first: 100) { kind subject begunAt endsAt turn } }\n  }\n": types.AdminBlocksDocument,
    "\n  mutation LiftBlock($input: LiftRateLimitBlockInput!) { liftRateLimitBlock(input: $input) }\n": types.LiftBlockDocument,
    "\n  query AdminMetrics($window: MetricsWindow!) {\n    admin { metrics(window: $window) { ...MetricsParts } }\n  }\n\n  fragment MetricsParts on SystemMetrics {\n    from\n    to\n    requests { ...TrafficParts }\n    operations { ...TrafficParts }\n    byOperation {\n      operation\n      kind\n      count\n      perSecond\n      errors\n      failures\n      latency { ...LatencyParts }\n    }\n    cache { ...CacheParts }\n    recommendations { ...RecommendationParts }\n    liveEventsPerSecond\n    sockets\n    streams\n    rateLimitRefusals { limit count }\n  }\n\n  fragment TrafficParts on Traffic {\n    count\n    perSecond\n    errors\n    errorsPerSecond\n    failures\n    latency { ...LatencyParts }\n  }\n\n  fragment CacheParts on CacheTraffic { reads localHits redisHits misses hitRatio }\n\n  fragment RecommendationParts on RecommendationTraffic { count perSecond latency { ...LatencyParts } }\n\n  fragment LatencyParts on Latency { meanMs p50Ms p95Ms p99Ms }\n": types.AdminMetricsDocument,
    "\n  subscription LiveMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { ...MetricsParts }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n": types.LiveMetricsDocument,
    "\n  query AdminMetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        points {\n          to\n          requests { ...TrafficParts }\n          operations { ...TrafficParts }\n          cache { ...CacheParts }\n          recommendations { ...RecommendationParts }\n        }\n      }\n    }\n  }\n": types.AdminMetricsSeriesDocument,
    "\n  query AdminQueues {\n    admin { queues { ...QueueParts } }\n  }\n\n  fragment QueueParts on Queue {\n    name\n    isPaused\n    waiting\n    active\n    delayed\n    completed\n    deadLetters\n    jobs { name does attempts }\n  }\n": types.AdminQueuesDocument,
    "\n  query AdminDeadLetters($queue: ID, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: 20, after: $after) {\n        totalCount\n        edges { node { id queue job reason attempts queuedAt failedAt payload errors } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.AdminDeadLettersDocument,
    "\n  query AdminJobs($queue: ID!, $state: JobState!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: 20, after: $after) {\n        edges { node { id queue job state progress attempts queuedAt begunAt endedAt } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.AdminJobsDocument,
    "\n  query AdminJobLog($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue log { at text } } }\n  }\n": types.AdminJobLogDocument,
    "\n  mutation PauseQueue($name: ID!) {\n    pauseQueue(name: $name) { ...QueueParts }\n  }\n": types.PauseQueueDocument,
    "\n  mutation ResumeQueue($name: ID!) {\n    resumeQueue(name: $name) { ...QueueParts }\n  }\n": types.ResumeQueueDocument,
    "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) {\n    replayDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n": types.ReplayDeadLettersDocument,
    "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) {\n    discardDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n": types.DiscardDeadLettersDocument,
    "\n  query AdminModels {\n    admin {\n      models {\n        id\n        algorithm\n        status\n        createdAt\n        publishedAt\n        titles\n        viewers\n        interactions\n        blocks\n        blocksLearned\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { ...OutcomeParts } }\n      }\n    }\n  }\n\n  fragment OutcomeParts on RecommendationOutcome {\n    impressions\n    plays\n    profiles\n    playRate { rate low high }\n  }\n": types.AdminModelsDocument,
    "\n  query AdminRecommendationLatency($window: MetricsWindow!) {\n    admin {\n      recommendationLatency(window: $window) {\n        surface\n        count\n        perSecond\n        latency { ...LatencyParts }\n      }\n    }\n  }\n": types.AdminRecommendationLatencyDocument,
    "\n  query AdminExperiments {\n    admin {\n      recommendationExperiments {\n        id\n        name\n        share\n        startedAt\n        endsAt\n        endedAt\n        arms {\n          name\n          share\n          voices { strategy weight }\n          diversity\n          exploration\n          outcome { ...OutcomeParts }\n          outcomes { rail outcome { ...OutcomeParts } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n": types.AdminExperimentsDocument,
    "\n  mutation RebuildRecommendations { rebuildRecommendations }\n": types.RebuildRecommendationsDocument,
    "\n  mutation RollBackRecommendations($modelId: ID!) {\n    rollBackRecommendations(modelId: $modelId) { id status publishedAt }\n  }\n": types.RollBackRecommendationsDocument,
    "\n  mutation StartExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id }\n  }\n": types.StartExperimentDocument,
    "\n  mutation EndExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n": types.EndExperimentDocument,
    "\n  query AdminSubscriptions($window: ReportWindow!) {\n    admin {\n      subscriptionDistribution {\n        asOf\n        states { state count }\n        plans { count onTrial plan { id name interval price { amountMinor currency } } }\n      }\n      billingSeries(window: $window) {\n        to\n        heldAtStart\n        started\n        ended\n        churnRate\n        revenue { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n      billingMetrics(window: $window) {\n        from\n        to\n        monthlyRecurringRevenue { amountMinor currency }\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        started\n        ended\n        endedUnpaid\n        heldAtStart\n        churnRate\n        failed\n        recovered\n        recoveryRate\n      }\n    }\n  }\n": types.AdminSubscriptionsDocument,
    "\n  query AdminPlaysByDay($window: PopularityWindow!) {\n    admin {\n      playsByDay(window: $window, first: 5) {\n        starts\n        title { id name }\n        days { day starts }\n      }\n    }\n  }\n": types.AdminPlaysByDayDocument,
    "\n  query AdminPopularity($window: PopularityWindow!) {\n    admin {\n      popularity(window: $window, first: 20) {\n        viewers\n        starts\n        completions\n        title { id name kind }\n      }\n    }\n  }\n": types.AdminPopularityDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccounts($filter: AdminAccountFilter, $after: String) {\n    admin {\n      accounts(filter: $filter, first: 20, after: $after) {\n        totalCount\n        edges { node { ...AccountRow subscription { id state plan { id name } } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment AccountRow on AdminAccount {\n    id\n    email\n    emailVerified\n    role\n    createdAt\n    suspendedAt\n    erasureDueAt\n  }\n"): (typeof documents)["\n  query AdminAccounts($filter: AdminAccountFilter, $after: String) {\n    admin {\n      accounts(filter: $filter, first: 20, after: $after) {\n        totalCount\n        edges { node { ...AccountRow subscription { id state plan { id name } } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment AccountRow on AdminAccount {\n    id\n    email\n    emailVerified\n    role\n    createdAt\n    suspendedAt\n    erasureDueAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccountDetails($id: ID!) {\n    admin {\n      account(id: $id) {\n        ...AccountRow\n        profiles { id name isKids maturityLimit }\n        devices { id deviceName platform address createdAt lastSeenAt }\n        subscription {\n          id\n          state\n          hasAccess\n          currentPeriodEnd\n          cancelAtPeriodEnd\n          nextAction\n          nextActionAt\n          plan { id name interval price { amountMinor currency } }\n          history(first: 20) { edges { node { id event from to occurredAt reason } } }\n          invoices(first: 20) {\n            edges { node { id number status issuedAt paidAt total { amountMinor currency } refunded { amountMinor currency } } }\n          }\n        }\n        payments(first: 20) {\n          edges { node { id createdAt status reason declineReason amount { amountMinor currency } } }\n        }\n        refunds(first: 20) {\n          edges { node { id createdAt status reason amount { amountMinor currency } } }\n        }\n        disputes(first: 20) {\n          edges { node { id openedAt status reason amount { amountMinor currency } } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAccountDetails($id: ID!) {\n    admin {\n      account(id: $id) {\n        ...AccountRow\n        profiles { id name isKids maturityLimit }\n        devices { id deviceName platform address createdAt lastSeenAt }\n        subscription {\n          id\n          state\n          hasAccess\n          currentPeriodEnd\n          cancelAtPeriodEnd\n          nextAction\n          nextActionAt\n          plan { id name interval price { amountMinor currency } }\n          history(first: 20) { edges { node { id event from to occurredAt reason } } }\n          invoices(first: 20) {\n            edges { node { id number status issuedAt paidAt total { amountMinor currency } refunded { amountMinor currency } } }\n          }\n        }\n        payments(first: 20) {\n          edges { node { id createdAt status reason declineReason amount { amountMinor currency } } }\n        }\n        refunds(first: 20) {\n          edges { node { id createdAt status reason amount { amountMinor currency } } }\n        }\n        disputes(first: 20) {\n          edges { node { id openedAt status reason amount { amountMinor currency } } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { ...AccountRow }\n  }\n"): (typeof documents)["\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { ...AccountRow }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { ...AccountRow }\n  }\n"): (typeof documents)["\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { ...AccountRow }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { ...AccountRow }\n  }\n"): (typeof documents)["\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { ...AccountRow }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { id state hasAccess }\n  }\n"): (typeof documents)["\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { id state hasAccess }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { id state hasAccess }\n  }\n"): (typeof documents)["\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { id state hasAccess }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminCaches($window: MetricsWindow!) {\n    admin {\n      cacheStats {\n        name\n        holds\n        changedBy\n        ttlSeconds\n        localTtlSeconds\n        bytes\n        evictions\n        errors\n        entries\n        maxEntries\n        system(window: $window) { reads localHits redisHits misses hitRatio failedLoads }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminCaches($window: MetricsWindow!) {\n    admin {\n      cacheStats {\n        name\n        holds\n        changedBy\n        ttlSeconds\n        localTtlSeconds\n        bytes\n        evictions\n        errors\n        entries\n        maxEntries\n        system(window: $window) { reads localHits redisHits misses hitRatio failedLoads }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminInvalidateCache($input: InvalidateCacheInput!) {\n    invalidateCache(input: $input) { name entries }\n  }\n"): (typeof documents)["\n  mutation AdminInvalidateCache($input: InvalidateCacheInput!) {\n    invalidateCache(input: $input) { name entries }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminTitles($status: TitleStatus, $query: String, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: 20, after: $after) {\n        totalCount\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment TitleRow on Title {\n    id\n    kind\n    name\n    status\n    releaseYear\n    runtimeSeconds\n    requiredTier\n    version\n    ... on Episode { seasonNumber episodeNumber series { id name } }\n  }\n"): (typeof documents)["\n  query AdminTitles($status: TitleStatus, $query: String, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: 20, after: $after) {\n        totalCount\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment TitleRow on Title {\n    id\n    kind\n    name\n    status\n    releaseYear\n    runtimeSeconds\n    requiredTier\n    version\n    ... on Episode { seasonNumber episodeNumber series { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminTitle($id: ID!) {\n    admin { title(id: $id) { ...EditedTitle } }\n    genres { id name }\n  }\n\n  fragment EditedTitle on Title {\n    ...TitleRow\n    synopsis\n    releaseDate\n    maturityRating\n    minimumAge\n    originalLanguage\n    studio\n    tags\n    genres { id name }\n    credits { name role }\n    creditsStartSeconds\n    availability { region startsAt endsAt }\n    artwork { posterUrl }\n  }\n"): (typeof documents)["\n  query AdminTitle($id: ID!) {\n    admin { title(id: $id) { ...EditedTitle } }\n    genres { id name }\n  }\n\n  fragment EditedTitle on Title {\n    ...TitleRow\n    synopsis\n    releaseDate\n    maturityRating\n    minimumAge\n    originalLanguage\n    studio\n    tags\n    genres { id name }\n    credits { name role }\n    creditsStartSeconds\n    availability { region startsAt endsAt }\n    artwork { posterUrl }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminGenres { genres { id name } }\n"): (typeof documents)["\n  query AdminGenres { genres { id name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminCreateMovie($input: CreateMovieInput!) {\n    createMovie(input: $input) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminCreateMovie($input: CreateMovieInput!) {\n    createMovie(input: $input) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminCreateSeries($input: CreateSeriesInput!) {\n    createSeries(input: $input) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminCreateSeries($input: CreateSeriesInput!) {\n    createSeries(input: $input) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminUpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminUpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminPublishTitle($id: ID!) {\n    publishTitle(id: $id) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminPublishTitle($id: ID!) {\n    publishTitle(id: $id) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminArchiveTitle($id: ID!) {\n    archiveTitle(id: $id) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminArchiveTitle($id: ID!) {\n    archiveTitle(id: $id) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminImports($after: String) {\n    admin {\n      catalogImports(first: 20, after: $after) {\n        edges { node { ...ImportParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment ImportParts on CatalogImport {\n    id\n    source\n    state\n    total\n    done\n    created\n    updated\n    rejected\n    requestedAt\n    finishedAt\n    problems { key message }\n  }\n"): (typeof documents)["\n  query AdminImports($after: String) {\n    admin {\n      catalogImports(first: 20, after: $after) {\n        edges { node { ...ImportParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment ImportParts on CatalogImport {\n    id\n    source\n    state\n    total\n    done\n    created\n    updated\n    rejected\n    requestedAt\n    finishedAt\n    problems { key message }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { ...ImportParts }\n  }\n"): (typeof documents)["\n  mutation AdminImportCatalog($input: ImportCatalogInput!) {\n    importCatalog(input: $input) { ...ImportParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AdminImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) {\n      id\n      catalogImport { ...ImportParts }\n    }\n  }\n"): (typeof documents)["\n  subscription AdminImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) {\n      id\n      catalogImport { ...ImportParts }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminSeasons($seriesId: ID!) {\n    admin { seasons(seriesId: $seriesId) { number name episodeCount } }\n  }\n"): (typeof documents)["\n  query AdminSeasons($seriesId: ID!) {\n    admin { seasons(seriesId: $seriesId) { number name episodeCount } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminEpisodes($seriesId: ID!, $seasonNumber: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: 20, after: $after) {\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminEpisodes($seriesId: ID!, $seasonNumber: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: 20, after: $after) {\n        edges { node { ...TitleRow } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminAddSeason($input: AddSeasonInput!) {\n    addSeason(input: $input) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminAddSeason($input: AddSeasonInput!) {\n    addSeason(input: $input) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminUpdateSeason($input: UpdateSeasonInput!) {\n    updateSeason(input: $input) { ...EditedTitle }\n  }\n"): (typeof documents)["\n  mutation AdminUpdateSeason($input: UpdateSeasonInput!) {\n    updateSeason(input: $input) { ...EditedTitle }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdminAddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { ...TitleRow }\n  }\n"): (typeof documents)["\n  mutation AdminAddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { ...TitleRow }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id\n          role\n          version\n          host\n          pid\n          startedAt\n          heardAt\n          isAlive\n          eventLoopDelayMs\n          memoryBytes\n          heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id\n          role\n          version\n          host\n          pid\n          startedAt\n          heardAt\n          isAlive\n          eventLoopDelayMs\n          memoryBytes\n          heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAuditLog($filter: AuditLogFilter, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            action\n            actorId\n            subjectType\n            subjectId\n            address\n            sessionId\n            requestId\n            before\n            after\n            details\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAuditLog($filter: AuditLogFilter, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            action\n            actorId\n            subjectType\n            subjectId\n            address\n            sessionId\n            requestId\n            before\n            after\n            details\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccessLog($filter: AccessLogFilter, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            event\n            reason\n            accountId\n            profileId\n            titleId\n            playbackSessionId\n            network\n            requestId\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAccessLog($filter: AccessLogFilter, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: 20, after: $after) {\n        edges {\n          node {\n            id\n            occurredAt\n            event\n            reason\n            accountId\n            profileId\n            titleId\n            playbackSessionId\n            network\n            requestId\n          }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminBlocks {\n    admin { rateLimitBlocks(first: 100) { kind subject begunAt endsAt turn } }\n  }\n"): (typeof documents)["\n  query AdminBlocks {\n    admin { rateLimitBlocks(first: 100) { kind subject begunAt endsAt turn } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftBlock($input: LiftRateLimitBlockInput!) { liftRateLimitBlock(input: $input) }\n"): (typeof documents)["\n  mutation LiftBlock($input: LiftRateLimitBlockInput!) { liftRateLimitBlock(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminMetrics($window: MetricsWindow!) {\n    admin { metrics(window: $window) { ...MetricsParts } }\n  }\n\n  fragment MetricsParts on SystemMetrics {\n    from\n    to\n    requests { ...TrafficParts }\n    operations { ...TrafficParts }\n    byOperation {\n      operation\n      kind\n      count\n      perSecond\n      errors\n      failures\n      latency { ...LatencyParts }\n    }\n    cache { ...CacheParts }\n    recommendations { ...RecommendationParts }\n    liveEventsPerSecond\n    sockets\n    streams\n    rateLimitRefusals { limit count }\n  }\n\n  fragment TrafficParts on Traffic {\n    count\n    perSecond\n    errors\n    errorsPerSecond\n    failures\n    latency { ...LatencyParts }\n  }\n\n  fragment CacheParts on CacheTraffic { reads localHits redisHits misses hitRatio }\n\n  fragment RecommendationParts on RecommendationTraffic { count perSecond latency { ...LatencyParts } }\n\n  fragment LatencyParts on Latency { meanMs p50Ms p95Ms p99Ms }\n"): (typeof documents)["\n  query AdminMetrics($window: MetricsWindow!) {\n    admin { metrics(window: $window) { ...MetricsParts } }\n  }\n\n  fragment MetricsParts on SystemMetrics {\n    from\n    to\n    requests { ...TrafficParts }\n    operations { ...TrafficParts }\n    byOperation {\n      operation\n      kind\n      count\n      perSecond\n      errors\n      failures\n      latency { ...LatencyParts }\n    }\n    cache { ...CacheParts }\n    recommendations { ...RecommendationParts }\n    liveEventsPerSecond\n    sockets\n    streams\n    rateLimitRefusals { limit count }\n  }\n\n  fragment TrafficParts on Traffic {\n    count\n    perSecond\n    errors\n    errorsPerSecond\n    failures\n    latency { ...LatencyParts }\n  }\n\n  fragment CacheParts on CacheTraffic { reads localHits redisHits misses hitRatio }\n\n  fragment RecommendationParts on RecommendationTraffic { count perSecond latency { ...LatencyParts } }\n\n  fragment LatencyParts on Latency { meanMs p50Ms p95Ms p99Ms }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LiveMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { ...MetricsParts }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n"): (typeof documents)["\n  subscription LiveMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { ...MetricsParts }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminMetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        points {\n          to\n          requests { ...TrafficParts }\n          operations { ...TrafficParts }\n          cache { ...CacheParts }\n          recommendations { ...RecommendationParts }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminMetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        points {\n          to\n          requests { ...TrafficParts }\n          operations { ...TrafficParts }\n          cache { ...CacheParts }\n          recommendations { ...RecommendationParts }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminQueues {\n    admin { queues { ...QueueParts } }\n  }\n\n  fragment QueueParts on Queue {\n    name\n    isPaused\n    waiting\n    active\n    delayed\n    completed\n    deadLetters\n    jobs { name does attempts }\n  }\n"): (typeof documents)["\n  query AdminQueues {\n    admin { queues { ...QueueParts } }\n  }\n\n  fragment QueueParts on Queue {\n    name\n    isPaused\n    waiting\n    active\n    delayed\n    completed\n    deadLetters\n    jobs { name does attempts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminDeadLetters($queue: ID, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: 20, after: $after) {\n        totalCount\n        edges { node { id queue job reason attempts queuedAt failedAt payload errors } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminDeadLetters($queue: ID, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: 20, after: $after) {\n        totalCount\n        edges { node { id queue job reason attempts queuedAt failedAt payload errors } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminJobs($queue: ID!, $state: JobState!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: 20, after: $after) {\n        edges { node { id queue job state progress attempts queuedAt begunAt endedAt } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminJobs($queue: ID!, $state: JobState!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: 20, after: $after) {\n        edges { node { id queue job state progress attempts queuedAt begunAt endedAt } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminJobLog($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue log { at text } } }\n  }\n"): (typeof documents)["\n  query AdminJobLog($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue log { at text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseQueue($name: ID!) {\n    pauseQueue(name: $name) { ...QueueParts }\n  }\n"): (typeof documents)["\n  mutation PauseQueue($name: ID!) {\n    pauseQueue(name: $name) { ...QueueParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeQueue($name: ID!) {\n    resumeQueue(name: $name) { ...QueueParts }\n  }\n"): (typeof documents)["\n  mutation ResumeQueue($name: ID!) {\n    resumeQueue(name: $name) { ...QueueParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) {\n    replayDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n"): (typeof documents)["\n  mutation ReplayDeadLetters($input: DeadLettersInput!) {\n    replayDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) {\n    discardDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n"): (typeof documents)["\n  mutation DiscardDeadLetters($input: DeadLettersInput!) {\n    discardDeadLetters(input: $input) { count queue { ...QueueParts } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminModels {\n    admin {\n      models {\n        id\n        algorithm\n        status\n        createdAt\n        publishedAt\n        titles\n        viewers\n        interactions\n        blocks\n        blocksLearned\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { ...OutcomeParts } }\n      }\n    }\n  }\n\n  fragment OutcomeParts on RecommendationOutcome {\n    impressions\n    plays\n    profiles\n    playRate { rate low high }\n  }\n"): (typeof documents)["\n  query AdminModels {\n    admin {\n      models {\n        id\n        algorithm\n        status\n        createdAt\n        publishedAt\n        titles\n        viewers\n        interactions\n        blocks\n        blocksLearned\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { ...OutcomeParts } }\n      }\n    }\n  }\n\n  fragment OutcomeParts on RecommendationOutcome {\n    impressions\n    plays\n    profiles\n    playRate { rate low high }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminRecommendationLatency($window: MetricsWindow!) {\n    admin {\n      recommendationLatency(window: $window) {\n        surface\n        count\n        perSecond\n        latency { ...LatencyParts }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminRecommendationLatency($window: MetricsWindow!) {\n    admin {\n      recommendationLatency(window: $window) {\n        surface\n        count\n        perSecond\n        latency { ...LatencyParts }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminExperiments {\n    admin {\n      recommendationExperiments {\n        id\n        name\n        share\n        startedAt\n        endsAt\n        endedAt\n        arms {\n          name\n          share\n          voices { strategy weight }\n          diversity\n          exploration\n          outcome { ...OutcomeParts }\n          outcomes { rail outcome { ...OutcomeParts } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminExperiments {\n    admin {\n      recommendationExperiments {\n        id\n        name\n        share\n        startedAt\n        endsAt\n        endedAt\n        arms {\n          name\n          share\n          voices { strategy weight }\n          diversity\n          exploration\n          outcome { ...OutcomeParts }\n          outcomes { rail outcome { ...OutcomeParts } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RebuildRecommendations { rebuildRecommendations }\n"): (typeof documents)["\n  mutation RebuildRecommendations { rebuildRecommendations }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackRecommendations($modelId: ID!) {\n    rollBackRecommendations(modelId: $modelId) { id status publishedAt }\n  }\n"): (typeof documents)["\n  mutation RollBackRecommendations($modelId: ID!) {\n    rollBackRecommendations(modelId: $modelId) { id status publishedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation StartExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n"): (typeof documents)["\n  mutation EndExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminSubscriptions($window: ReportWindow!) {\n    admin {\n      subscriptionDistribution {\n        asOf\n        states { state count }\n        plans { count onTrial plan { id name interval price { amountMinor currency } } }\n      }\n      billingSeries(window: $window) {\n        to\n        heldAtStart\n        started\n        ended\n        churnRate\n        revenue { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n      billingMetrics(window: $window) {\n        from\n        to\n        monthlyRecurringRevenue { amountMinor currency }\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        started\n        ended\n        endedUnpaid\n        heldAtStart\n        churnRate\n        failed\n        recovered\n        recoveryRate\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminSubscriptions($window: ReportWindow!) {\n    admin {\n      subscriptionDistribution {\n        asOf\n        states { state count }\n        plans { count onTrial plan { id name interval price { amountMinor currency } } }\n      }\n      billingSeries(window: $window) {\n        to\n        heldAtStart\n        started\n        ended\n        churnRate\n        revenue { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n      billingMetrics(window: $window) {\n        from\n        to\n        monthlyRecurringRevenue { amountMinor currency }\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        started\n        ended\n        endedUnpaid\n        heldAtStart\n        churnRate\n        failed\n        recovered\n        recoveryRate\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminPlaysByDay($window: PopularityWindow!) {\n    admin {\n      playsByDay(window: $window, first: 5) {\n        starts\n        title { id name }\n        days { day starts }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminPlaysByDay($window: PopularityWindow!) {\n    admin {\n      playsByDay(window: $window, first: 5) {\n        starts\n        title { id name }\n        days { day starts }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminPopularity($window: PopularityWindow!) {\n    admin {\n      popularity(window: $window, first: 20) {\n        viewers\n        starts\n        completions\n        title { id name kind }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminPopularity($window: PopularityWindow!) {\n    admin {\n      popularity(window: $window, first: 20) {\n        viewers\n        starts\n        completions\n        title { id name kind }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;