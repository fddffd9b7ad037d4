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
    "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { id role }\n  }\n": typeof types.SetAccountRoleDocument,
    "\n  query RateLimitBlocks {\n    admin { rateLimitBlocks { kind subject turn begunAt endsAt } }\n  }\n": typeof types.RateLimitBlocksDocument,
    "\n  mutation LiftRateLimitBlock($input: LiftRateLimitBlockInput!) {\n    liftRateLimitBlock(input: $input)\n  }\n": typeof types.LiftRateLimitBlockDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { id suspendedAt }\n  }\n": typeof types.SuspendAccountDocument,
    "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { id suspendedAt }\n  }\n": typeof types.ReinstateAccountDocument,
    "\n  query AdminAccount($id: ID!) {\n    admin {\n      account(id: $id) {\n        id\n        email\n        role\n        emailVerified\n        suspendedAt\n        erasureDueAt\n        createdAt\n        devices { id }\n        profiles { name }\n        subscription { state }\n      }\n    }\n  }\n": typeof types.AdminAccountDocument,
    "\n  query AdminAccounts($filter: AdminAccountFilter, $first: Int, $after: String) {\n    admin {\n      accounts(filter: $filter, first: $first, after: $after) {\n        edges { cursor node { id email role } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.AdminAccountsDocument,
    "\n  query AuditLog($filter: AuditLogFilter, $first: Int, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            actorId\n            action\n            subjectType\n            subjectId\n            before\n            after\n            details\n            address\n            sessionId\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.AuditLogDocument,
    "\n  query AccessLog($filter: AccessLogFilter, $first: Int, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            event\n            reason\n            accountId\n            profileId\n            deviceSessionId\n            playbackSessionId\n            titleId\n            network\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.AccessLogDocument,
    "\n  query CacheStats { admin { cacheStats { name holds changedBy ttlSeconds localHits redisHits misses loads loadMs entries } } }\n": typeof types.CacheStatsDocument,
    "\n  mutation InvalidateCache($input: InvalidateCacheInput!) { invalidateCache(input: $input) { name } }\n": typeof types.InvalidateCacheDocument,
    "\n  query Queues {\n    admin { queues { name isPaused waiting active delayed completed deadLetters jobs { name does attempts } } }\n  }\n": typeof types.QueuesDocument,
    "\n  query Job($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue job state progress attempts log { at text } queuedAt begunAt endedAt } }\n  }\n": typeof types.JobDocument,
    "\n  query Jobs($queue: ID!, $state: JobState!, $first: Int!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: $first, after: $after) {\n        edges { node { id queue job state progress log { text } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.JobsDocument,
    "\n  query DeadLetters($queue: ID, $first: Int!, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: $first, after: $after) {\n        edges { node { id queue job payload reason errors attempts queuedAt failedAt } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.DeadLettersDocument,
    "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) { replayDeadLetters(input: $input) { count queue { deadLetters } } }\n": typeof types.ReplayDeadLettersDocument,
    "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) { discardDeadLetters(input: $input) { count queue { deadLetters } } }\n": typeof types.DiscardDeadLettersDocument,
    "\n  mutation PauseQueue($name: ID!) { pauseQueue(name: $name) { name isPaused } }\n": typeof types.PauseQueueDocument,
    "\n  mutation ResumeQueue($name: ID!) { resumeQueue(name: $name) { name isPaused } }\n": typeof types.ResumeQueueDocument,
    "\n  query Models {\n    admin {\n      models {\n        id status algorithm interactions viewers titles blocks blocksLearned createdAt publishedAt\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { profiles impressions plays playRate { rate low high } } }\n      }\n    }\n  }\n": typeof types.ModelsDocument,
    "\n  mutation RebuildRecommendations { rebuildRecommendations }\n": typeof types.RebuildRecommendationsDocument,
    "\n  mutation RollBackRecommendations($modelId: ID!) { rollBackRecommendations(modelId: $modelId) { id status } }\n": typeof types.RollBackRecommendationsDocument,
    "\n  query RecommendationExperiments {\n    admin {\n      recommendationExperiments {\n        id name share startedAt endsAt endedAt\n        arms {\n          name share voices { strategy weight } diversity exploration\n          outcome { profiles impressions plays playRate { rate low high } }\n          outcomes { rail outcome { profiles impressions plays } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n": typeof types.RecommendationExperimentsDocument,
    "\n  mutation StartRecommendationExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id name share endsAt endedAt arms { name share diversity exploration voices { strategy weight } } }\n  }\n": typeof types.StartRecommendationExperimentDocument,
    "\n  mutation EndRecommendationExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n": typeof types.EndRecommendationExperimentDocument,
    "\n  query BillingState {\n    mySubscription {\n      id state hasAccess accessUntil cancelAtPeriodEnd currentPeriodStart currentPeriodEnd graceEndsAt trialEndsAt\n      nextAction nextActionAt\n      plan { id code tier }\n      scheduledPlan { id code }\n    }\n  }\n": typeof types.BillingStateDocument,
    "\n  query BillingHistory($first: Int!, $after: String) {\n    mySubscription {\n      history(first: $first, after: $after) {\n        edges { node { id event from to occurredAt plan { code } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.BillingHistoryDocument,
    "\n  query Invoices($first: Int!, $after: String) {\n    mySubscription {\n      invoices(first: $first, after: $after) {\n        edges {\n          node {\n            id number status reason periodStart periodEnd issuedAt paidAt\n            total { amountMinor currency }\n            refunded { amountMinor currency }\n            lines { kind periodStart periodEnd amount { amountMinor currency } plan { code } }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.InvoicesDocument,
    "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { state currentPeriodStart currentPeriodEnd plan { code } scheduledPlan { code } }\n  }\n": typeof types.ChangePlanDocument,
    "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state hasAccess }\n  }\n": typeof types.UpdatePaymentMethodDocument,
    "\n  mutation PayOutstanding { payOutstanding { state hasAccess currentPeriodStart currentPeriodEnd } }\n": typeof types.PayOutstandingDocument,
    "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) {\n      id occurredAt event from to subscription { state hasAccess }\n    }\n  }\n": typeof types.SubscriptionChangedDocument,
    "\n  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt sessionId reason } }\n": typeof types.PlaybackEndedDocument,
    "\n  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }\n": typeof types.AdvanceClockDocument,
    "\n  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }\n": typeof types.AdminClockDocument,
    "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { state hasAccess }\n  }\n": typeof types.SuspendSubscriptionDocument,
    "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { state hasAccess }\n  }\n": typeof types.ReinstateSubscriptionDocument,
    "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id status reason amount { amountMinor currency } }\n  }\n": typeof types.RefundInvoiceDocument,
    "\n  query BillingSeries($window: ReportWindow!) {\n    admin {\n      billingSeries(window: $window) {\n        from\n        to\n        ...BillingFigures\n      }\n    }\n  }\n\n  fragment BillingFigures on BillingPoint {\n    heldAtStart\n    started\n    ended\n    endedUnpaid\n    churnRate\n    failed\n    recovered\n    recoveryRate\n    revenue { currency amountMinor }\n    refunded { currency amountMinor }\n    monthlyRecurringRevenue { currency amountMinor }\n  }\n": typeof types.BillingSeriesDocument,
    "\n  query SubscriptionDistribution {\n    admin {\n      subscriptionDistribution { asOf states { state count } plans { plan { code } count onTrial } }\n    }\n  }\n": typeof types.SubscriptionDistributionDocument,
    "\n  query BillingMetrics($window: ReportWindow!) {\n    admin {\n      billingMetrics(window: $window) {\n        from to heldAtStart started ended endedUnpaid churnRate failed recovered recoveryRate\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n    }\n  }\n": typeof types.BillingMetricsDocument,
    "\n  query AccountBooks($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { history(first: 100) { edges { node { event reason } } } }\n        payments(first: $first, after: $after) {\n          edges { node { id status reason invoiceId declineReason gatewayReference createdAt settledAt amount { amountMinor } } }\n          pageInfo { hasNextPage endCursor }\n        }\n        refunds(first: $first) {\n          edges { node { id status invoiceId paymentId reason failureReason settledAt amount { amountMinor } } }\n        }\n      }\n    }\n  }\n": typeof types.AccountBooksDocument,
    "\n  query EverybodysBooks($accounts: Int!) {\n    admin {\n      accounts(first: $accounts) {\n        edges {\n          node {\n            subscription {\n              history(first: 5) { edges { node { event plan { code } } } }\n              invoices(first: 5) { edges { node { number lines { kind } } } }\n            }\n            payments(first: 5) { edges { node { status } } }\n            refunds(first: 5) { edges { node { status } } }\n          }\n        }\n      }\n    }\n  }\n": typeof types.EverybodysBooksDocument,
    "\n  query MyHistory { mySubscription { history(first: 100) { edges { node { event reason } } } } }\n": typeof types.MyHistoryDocument,
    "\n  query PreviewPlanChange($planId: ID!) {\n    mySubscription {\n      planChange(planId: $planId) {\n        isImmediate takesEffectAt renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n": typeof types.PreviewPlanChangeDocument,
    "\n  query AccountDisputes($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { state hasAccess history(first: 20) { edges { node { event reason } } } }\n        disputes(first: $first, after: $after) {\n          edges { node { id status reason paymentId gatewayReference openedAt closedAt amount { amountMinor currency } } }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n": typeof types.AccountDisputesDocument,
    "\n  mutation CreateMovie($input: CreateMovieInput!) { createMovie(input: $input) { id kind status version name } }\n": typeof types.CreateMovieDocument,
    "\n  mutation CreateSeries($input: CreateSeriesInput!) { createSeries(input: $input) { id kind status version } }\n": typeof types.CreateSeriesDocument,
    "\n  mutation AddSeason($input: AddSeasonInput!) { addSeason(input: $input) { id version } }\n": typeof types.AddSeasonDocument,
    "\n  mutation AddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { id status version seasonNumber episodeNumber maturityRating }\n  }\n": typeof types.AddEpisodeDocument,
    "\n  mutation UpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) {\n      id version name synopsis releaseYear minimumAge tags runtimeSeconds creditsStartSeconds\n      genres { name }\n      credits { name role }\n      availability { region startsAt endsAt }\n    }\n  }\n": typeof types.UpdateTitleDocument,
    "\n  mutation PublishTitle($id: ID!) { publishTitle(id: $id) { id status version } }\n": typeof types.PublishTitleDocument,
    "\n  mutation ArchiveTitle($id: ID!) { archiveTitle(id: $id) { id status version } }\n": typeof types.ArchiveTitleDocument,
    "\n  query TitleBehindTheScenes($id: ID!) { admin { title(id: $id) { id status version name creditsStartSeconds availability { region startsAt endsAt } credits { name role } } } }\n": typeof types.TitleBehindTheScenesDocument,
    "\n  mutation UpdateSeason($input: UpdateSeasonInput!) { updateSeason(input: $input) { id version } }\n": typeof types.UpdateSeasonDocument,
    "\n  query SeasonsBehindTheScenes($seriesId: ID!) { admin { seasons(seriesId: $seriesId) { number name episodeCount } } }\n": typeof types.SeasonsBehindTheScenesDocument,
    "\n  query EpisodesBehindTheScenes($seriesId: ID!, $seasonNumber: Int!, $first: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.EpisodesBehindTheScenesDocument,
    "\n  query TitlesBehindTheScenes($status: TitleStatus, $query: String, $first: Int!, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.TitlesBehindTheScenesDocument,
    "\n  query OneTitle($id: ID!, $profileId: ID) { title(id: $id, profileId: $profileId) { id name status version minimumAge } }\n": typeof types.OneTitleDocument,
    "\n  query WholeSeries($id: ID!, $episodes: Int!, $after: String) {\n    title(id: $id) {\n      __typename\n      name\n      ... on Series {\n        seasons {\n          id number name episodeCount\n          episodes(first: $episodes, after: $after) {\n            edges { node { id name kind ... on Episode { seasonNumber episodeNumber series { name } } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n    }\n  }\n": typeof types.WholeSeriesDocument,
    "\n  query OneSeason($id: ID!, $number: Int!, $after: String) {\n    title(id: $id) {\n      ... on Series {\n        season(number: $number) {\n          number\n          episodes(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }\n        }\n      }\n    }\n  }\n": typeof types.OneSeasonDocument,
    "\n  query Browse($filter: TitleFilter! = {}, $orderBy: TitleOrder! = POPULARITY, $first: Int! = 100, $after: String) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      edges { node { id name kind } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.BrowseDocument,
    "\n  query TitleArtwork($id: ID!) { title(id: $id) { artwork { posterUrl backdropUrl } } }\n": typeof types.TitleArtworkDocument,
    "\n  mutation ImportCatalog($input: ImportCatalogInput!) { importCatalog(input: $input) { id state total done } }\n": typeof types.ImportCatalogDocument,
    "\n  query CatalogImport($id: ID!) {\n    admin { catalogImport(id: $id) { state total done created updated rejected problems { key message } finishedAt } }\n  }\n": typeof types.CatalogImportDocument,
    "\n  subscription CatalogImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) { id catalogImport { state done total } }\n  }\n": typeof types.CatalogImportProgressedDocument,
    "\n  query MyDevices {\n    me {\n      id\n      devices { id deviceName platform address createdAt lastSeenAt expiresAt isCurrent boundProfileId }\n    }\n  }\n": typeof types.MyDevicesDocument,
    "\n  mutation RevokeDevice($id: ID!) {\n    revokeDevice(id: $id) { id deviceName isCurrent }\n  }\n": typeof types.RevokeDeviceDocument,
    "\n  mutation SignOutOthers { signOutEverywhere(keepThisDevice: true) }\n": typeof types.SignOutOthersDocument,
    "\n  mutation StartDeviceSignIn($input: StartDeviceSignInInput!) {\n    startDeviceSignIn(input: $input) {\n      deviceCode\n      userCode\n      verificationUri\n      verificationUriComplete\n      expiresInSeconds\n      intervalSeconds\n    }\n  }\n": typeof types.StartDeviceSignInDocument,
    "\n  query WaitingDevice($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n": typeof types.WaitingDeviceDocument,
    "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n": typeof types.ApproveDeviceSignInDocument,
    "\n  mutation CompleteDeviceSignIn($input: CompleteDeviceSignInInput!) {\n    completeDeviceSignIn(input: $input) {\n      status\n      intervalSeconds\n      signedIn { accessToken refreshToken account { id } }\n    }\n  }\n": typeof types.CompleteDeviceSignInDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification }\n": typeof types.RequestEmailVerificationDocument,
    "\n  mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) }\n": typeof types.VerifyEmailDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }\n": typeof types.ResetPasswordDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n": typeof types.ChangePasswordDocument,
    "\n  query SystemMetrics($window: MetricsWindow!) {\n    admin {\n      metrics(window: $window) {\n        from\n        to\n        requests { count errors }\n        operations { count perSecond errors failures latency { meanMs p50Ms p95Ms p99Ms } }\n        byOperation { operation kind count errors outcomes { outcome count } latency { p50Ms p99Ms } }\n        liveEvents\n        sockets\n        streams\n        cache { reads localHits redisHits misses hitRatio }\n        jobs { queue job done failed returned latency { p50Ms } }\n        rateLimitRefusals { limit count }\n      }\n    }\n  }\n": typeof types.SystemMetricsDocument,
    "\n  query MetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        from\n        to\n        stepSeconds\n        points {\n          from\n          to\n          requests { count perSecond errors latency { p50Ms p95Ms p99Ms } }\n          operations { count perSecond errors failures latency { p50Ms p95Ms p99Ms } }\n          cache { reads localHits redisHits misses hitRatio }\n          recommendations { count latency { p95Ms } }\n        }\n      }\n    }\n  }\n": typeof types.MetricsSeriesDocument,
    "\n  query CacheTraffic($window: MetricsWindow!) {\n    admin { cacheStats { name system(window: $window) { reads localHits redisHits misses hitRatio loads failedLoads } } }\n  }\n": typeof types.CacheTrafficDocument,
    "\n  query RecommendationLatency($window: MetricsWindow!) {\n    admin { recommendationLatency(window: $window) { surface count perSecond latency { p50Ms p95Ms p99Ms } } }\n  }\n": typeof types.RecommendationLatencyDocument,
    "\n  query SystemHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id role version host pid startedAt heardAt isAlive eventLoopDelayMs memoryBytes heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n": typeof types.SystemHealthDocument,
    "\n  query Popularity($window: PopularityWindow!, $first: Int!) {\n    admin { popularity(window: $window, first: $first) { title { id } viewers starts completions } }\n  }\n": typeof types.PopularityDocument,
    "\n  query PlaysByDay($window: PopularityWindow!, $first: Int!) {\n    admin {\n      playsByDay(window: $window, first: $first) {\n        title { id } starts completions days { day starts completions }\n      }\n    }\n  }\n": typeof types.PlaysByDayDocument,
    "\n  subscription AdminMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { operations { count } sockets }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n": typeof types.AdminMetricsDocument,
    "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      edges { node { id topic title body createdAt readAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  query UnreadCount {\n    me { unreadNotificationCount }\n  }\n": typeof types.UnreadCountDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { id unreadNotificationCount }\n  }\n": typeof types.MarkNotificationsReadDocument,
    "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) {\n      id\n      occurredAt\n      notification { id topic title body createdAt readAt }\n    }\n  }\n": typeof types.NotificationReceivedDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      accessToken\n      refreshToken\n      accessTokenExpiresAt\n      account { id email role }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken account { id } }\n  }\n": typeof types.SignInDocument,
    "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": typeof types.RefreshTokensDocument,
    "mutation SignOut { signOut }": typeof types.SignOutDocument,
    "mutation SignOutEverywhere { signOutEverywhere }": typeof types.SignOutEverywhereDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      role\n      emailVerified\n      profiles { id name isKids maturityLimit }\n      devices { id deviceName platform }\n      subscription { state hasAccess plan { code } }\n    }\n  }\n": typeof types.MeDocument,
    "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name isKids maturityLimit language }\n  }\n": typeof types.CreateProfileDocument,
    "\n  query Profile($id: ID!) {\n    profile(id: $id) { id name }\n  }\n": typeof types.ProfileDocument,
    "\n  query Plans {\n    plans { id code tier price { amountMinor currency } interval maxProfiles }\n  }\n": typeof types.PlansDocument,
    "\n  query MySubscription {\n    mySubscription {\n      state\n      hasAccess\n      accessUntil\n      cancelAtPeriodEnd\n      currentPeriodStart\n      currentPeriodEnd\n      nextAction\n      plan { code }\n    }\n  }\n": typeof types.MySubscriptionDocument,
    "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { id state hasAccess currentPeriodEnd plan { code } }\n  }\n": typeof types.SubscribeDocument,
    "\n  mutation CancelSubscription {\n    cancelSubscription { state hasAccess cancelAtPeriodEnd }\n  }\n": typeof types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription {\n    resumeSubscription { state cancelAtPeriodEnd }\n  }\n": typeof types.ResumeSubscriptionDocument,
    "query Genres { genres { id name titleCount } }": typeof types.GenresDocument,
    "\n  query TitleById($id: ID!, $profileId: ID) {\n    title(id: $id, profileId: $profileId) {\n      __typename\n      id\n      name\n      releaseDate\n      requiredTier\n      genres { name }\n      credits { name role }\n      ... on Movie { runtimeSeconds studio }\n    }\n  }\n": typeof types.TitleByIdDocument,
    "\n  query Titles($filter: TitleFilter, $orderBy: TitleOrder, $first: Int, $after: String, $profileId: ID) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        cursor\n        node { id name minimumAge popularity averageRating releaseDate genres { name } credits { name } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.TitlesDocument,
    "\n  mutation RecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) {\n      state positionSeconds durationSeconds completedAt resumePositionSeconds title { id }\n    }\n  }\n": typeof types.RecordProgressDocument,
    "\n  query ContinueWatching($profileId: ID!, $first: Int, $after: String) {\n    continueWatching(profileId: $profileId, first: $first, after: $after) {\n      edges { node { reason title { id name } playable { id } progress { positionSeconds state } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ContinueWatchingDocument,
    "\n  query WatchHistory($profileId: ID!, $first: Int, $after: String) {\n    watchHistory(profileId: $profileId, first: $first, after: $after) {\n      edges { node { event positionSeconds title { id } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.WatchHistoryDocument,
    "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n": typeof types.RemoveFromContinueWatchingDocument,
    "\n  mutation ClearWatchHistory($profileId: ID!) {\n    clearWatchHistory(profileId: $profileId) { profileId clearedAt }\n  }\n": typeof types.ClearWatchHistoryDocument,
    "\n  query Watchlist($profileId: ID!, $first: Int, $after: String) {\n    watchlist(profileId: $profileId, first: $first, after: $after) {\n      edges { node { id name genres { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.WatchlistDocument,
    "\n  mutation AddToWatchlist($input: TitleOfProfileInput!) {\n    addToWatchlist(input: $input) { id }\n  }\n": typeof types.AddToWatchlistDocument,
    "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!) {\n    removeFromWatchlist(input: $input) { id }\n  }\n": typeof types.RemoveFromWatchlistDocument,
    "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n": typeof types.RemoveRatingDocument,
    "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { opinion title { id } }\n  }\n": typeof types.RateTitleDocument,
    "\n  query Recommendations($profileId: ID!, $first: Int, $after: String, $strategy: RecommendationStrategy) {\n    recommendations(profileId: $profileId, first: $first, after: $after, strategy: $strategy) {\n      edges {\n        node {\n          rank\n          score\n          modelVersion arm\n          title { id name minimumAge }\n          explanation {\n            summary\n            contributions { strategy weight rawScore weightedScore because { reason title { id } } }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.RecommendationsDocument,
    "\n  query Home($profileId: ID!, $railSize: Int) {\n    home(profileId: $profileId, railSize: $railSize) {\n      generatedAt modelVersion\n      rails { id kind title explanation items { id name minimumAge genres { name } } }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  mutation RecordImpressions($input: RecordImpressionsInput!) { recordImpressions(input: $input) }\n": typeof types.RecordImpressionsDocument,
    "\n  query SimilarTitles($titleId: ID!, $first: Int, $profileId: ID) {\n    similarTitles(titleId: $titleId, first: $first, profileId: $profileId) {\n      similarity\n      strategy\n      title { id minimumAge }\n    }\n  }\n": typeof types.SimilarTitlesDocument,
    "\n  query Trending($window: TrendingWindow, $genreId: ID, $first: Int, $profileId: ID) {\n    trending(window: $window, genreId: $genreId, first: $first, profileId: $profileId) { score views title { id minimumAge } }\n  }\n": typeof types.TrendingDocument,
    "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      profileId\n      positionSeconds\n      state\n      title { id }\n    }\n  }\n": typeof types.WatchProgressUpdatedDocument,
    "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) {\n      id\n      reason\n      recommendations(first: 5) { edges { node { title { id } explanation { summary } } } }\n    }\n  }\n": typeof types.RecommendationsRefreshedDocument,
    "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n": typeof types.StartPlaybackDocument,
    "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n": typeof types.HeartbeatPlaybackDocument,
    "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n": typeof types.StopPlaybackDocument,
    "\n  query PlaybackSessions {\n    playbackSessions {\n      sessionId\n      title { id name }\n      profile { id name }\n      deviceName\n      isThisDevice\n      startedAt\n      lastHeartbeatAt\n    }\n  }\n": typeof types.PlaybackSessionsDocument,
    "\n  mutation ExportMyData {\n    exportMyData { id state requestedAt readyAt expiresAt downloadUrl sizeBytes }\n  }\n": typeof types.ExportMyDataDocument,
    "\n  query MyDataExports {\n    me { dataExports { id state readyAt expiresAt downloadUrl sizeBytes } }\n  }\n": typeof types.MyDataExportsDocument,
    "\n  mutation DeleteAccount($input: DeleteAccountInput!) {\n    deleteAccount(input: $input) { id erasureDueAt }\n  }\n": typeof types.DeleteAccountDocument,
    "\n  mutation CancelAccountDeletion {\n    cancelAccountDeletion { id erasureDueAt }\n  }\n": typeof types.CancelAccountDeletionDocument,
    "\n  query ProfileDetails($id: ID!) {\n    profile(id: $id) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n": typeof types.ProfileDetailsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id name }\n  }\n": typeof types.DeleteProfileDocument,
    "\n  mutation SetProfilePin($input: SetProfilePinInput!) {\n    setProfilePin(input: $input) { id hasPin }\n  }\n": typeof types.SetProfilePinDocument,
    "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { id hasPin }\n  }\n": typeof types.UnlockProfileDocument,
    "\n  mutation BindDeviceToProfile($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id deviceName }\n  }\n": typeof types.BindDeviceToProfileDocument,
    "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) {\n    releaseDevice(input: $input) { id boundProfile { id } }\n  }\n": typeof types.ReleaseDeviceDocument,
    "\n  query BoundDevices {\n    me {\n      profiles { id name }\n      devices { id boundProfile { id name } }\n    }\n  }\n": typeof types.BoundDevicesDocument,
    "\n  mutation RenewedAccount($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) {\n      account {\n        profiles { id name }\n        devices { id boundProfileId boundProfile { id name } }\n      }\n    }\n  }\n": typeof types.RenewedAccountDocument,
    "\n  query ProfilesWithGenres {\n    me {\n      profiles { id favouriteGenres { id name } }\n      devices { id boundProfile { id } }\n    }\n  }\n": typeof types.ProfilesWithGenresDocument,
    "\n  query Search($query: String!, $filter: TitleFilter! = {}, $first: Int! = 20, $after: String, $profileId: ID) {\n    search(query: $query, filter: $filter, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        score\n        cursor\n        node { __typename id name kind }\n        highlights { field fragments { text isMatch } }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n      facets {\n        genres { genre { name } count }\n        kinds { kind count }\n        decades { decade count }\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query TitleStanding($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion title { id } } }\n  }\n": typeof types.TitleStandingDocument,
    "\n  query OnWatchlist($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) }\n  }\n": typeof types.OnWatchlistDocument,
    "\n  query MyRating($id: ID!, $profileId: ID!) {\n    title(id: $id) { myRating(profileId: $profileId) { opinion } }\n  }\n": typeof types.MyRatingDocument,
    "\n  query StandingOfTwo($id: ID!, $one: ID!, $other: ID!) {\n    title(id: $id) {\n      one: onWatchlist(profileId: $one)\n      other: onWatchlist(profileId: $other)\n      oneRating: myRating(profileId: $one) { opinion }\n      otherRating: myRating(profileId: $other) { opinion }\n    }\n  }\n": typeof types.StandingOfTwoDocument,
    "\n  query TitlesWithStanding($first: Int!, $profileId: ID!) {\n    titles(first: $first, profileId: $profileId) {\n      edges { node { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n": typeof types.TitlesWithStandingDocument,
    "\n  query HomeWithStanding($railSize: Int!, $profileId: ID!) {\n    home(profileId: $profileId, railSize: $railSize) {\n      rails { items { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n": typeof types.HomeWithStandingDocument,
    "\n  mutation ChangeOfMind($input: TitleOfProfileInput!, $dislike: RateTitleInput!, $love: RateTitleInput!, $profileId: ID!) {\n    add: addToWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    remove: removeFromWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    first: rateTitle(input: $dislike) { title { myRating(profileId: $profileId) { opinion } } }\n    second: rateTitle(input: $love) { title { myRating(profileId: $profileId) { opinion } } }\n  }\n": typeof types.ChangeOfMindDocument,
    "\n  query FilmsWithTier($profileId: ID!) {\n    titles(first: 100, filter: { kind: MOVIE }, profileId: $profileId) {\n      edges { node { id name requiredTier } }\n    }\n  }\n": typeof types.FilmsWithTierDocument,
};
const documents: Documents = {
    "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { id role }\n  }\n": types.SetAccountRoleDocument,
    "\n  query RateLimitBlocks {\n    admin { rateLimitBlocks { kind subject turn begunAt endsAt } }\n  }\n": types.RateLimitBlocksDocument,
    "\n  mutation LiftRateLimitBlock($input: LiftRateLimitBlockInput!) {\n    liftRateLimitBlock(input: $input)\n  }\n": types.LiftRateLimitBlockDocument,
    "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { id suspendedAt }\n  }\n": types.SuspendAccountDocument,
    "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { id suspendedAt }\n  }\n": types.ReinstateAccountDocument,
    "\n  query AdminAccount($id: ID!) {\n    admin {\n      account(id: $id) {\n        id\n        email\n        role\n        emailVerified\n        suspendedAt\n        erasureDueAt\n        createdAt\n        devices { id }\n        profiles { name }\n        subscription { state }\n      }\n    }\n  }\n": types.AdminAccountDocument,
    "\n  query AdminAccounts($filter: AdminAccountFilter, $first: Int, $after: String) {\n    admin {\n      accounts(filter: $filter, first: $first, after: $after) {\n        edges { cursor node { id email role } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.AdminAccountsDocument,
    "\n  query AuditLog($filter: AuditLogFilter, $first: Int, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            actorId\n            action\n            subjectType\n            subjectId\n            before\n            after\n            details\n            address\n            sessionId\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.AuditLogDocument,
    "\n  query AccessLog($filter: AccessLogFilter, $first: Int, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            event\n            reason\n            accountId\n            profileId\n            deviceSessionId\n            playbackSessionId\n            titleId\n            network\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.AccessLogDocument,
    "\n  query CacheStats { admin { cacheStats { name holds changedBy ttlSeconds localHits redisHits misses loads loadMs entries } } }\n": types.CacheStatsDocument,
    "\n  mutation InvalidateCache($input: InvalidateCacheInput!) { invalidateCache(input: $input) { name } }\n": types.InvalidateCacheDocument,
    "\n  query Queues {\n    admin { queues { name isPaused waiting active delayed completed deadLetters jobs { name does attempts } } }\n  }\n": types.QueuesDocument,
    "\n  query Job($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue job state progress attempts log { at text } queuedAt begunAt endedAt } }\n  }\n": types.JobDocument,
    "\n  query Jobs($queue: ID!, $state: JobState!, $first: Int!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: $first, after: $after) {\n        edges { node { id queue job state progress log { text } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.JobsDocument,
    "\n  query DeadLetters($queue: ID, $first: Int!, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: $first, after: $after) {\n        edges { node { id queue job payload reason errors attempts queuedAt failedAt } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.DeadLettersDocument,
    "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) { replayDeadLetters(input: $input) { count queue { deadLetters } } }\n": types.ReplayDeadLettersDocument,
    "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) { discardDeadLetters(input: $input) { count queue { deadLetters } } }\n": types.DiscardDeadLettersDocument,
    "\n  mutation PauseQueue($name: ID!) { pauseQueue(name: $name) { name isPaused } }\n": types.PauseQueueDocument,
    "\n  mutation ResumeQueue($name: ID!) { resumeQueue(name: $name) { name isPaused } }\n": types.ResumeQueueDocument,
    "\n  query Models {\n    admin {\n      models {\n        id status algorithm interactions viewers titles blocks blocksLearned createdAt publishedAt\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { profiles impressions plays playRate { rate low high } } }\n      }\n    }\n  }\n": types.ModelsDocument,
    "\n  mutation RebuildRecommendations { rebuildRecommendations }\n": types.RebuildRecommendationsDocument,
    "\n  mutation RollBackRecommendations($modelId: ID!) { rollBackRecommendations(modelId: $modelId) { id status } }\n": types.RollBackRecommendationsDocument,
    "\n  query RecommendationExperiments {\n    admin {\n      recommendationExperiments {\n        id name share startedAt endsAt endedAt\n        arms {\n          name share voices { strategy weight } diversity exploration\n          outcome { profiles impressions plays playRate { rate low high } }\n          outcomes { rail outcome { profiles impressions plays } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n": types.RecommendationExperimentsDocument,
    "\n  mutation StartRecommendationExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id name share endsAt endedAt arms { name share diversity exploration voices { strategy weight } } }\n  }\n": types.StartRecommendationExperimentDocument,
    "\n  mutation EndRecommendationExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n": types.EndRecommendationExperimentDocument,
    "\n  query BillingState {\n    mySubscription {\n      id state hasAccess accessUntil cancelAtPeriodEnd currentPeriodStart currentPeriodEnd graceEndsAt trialEndsAt\n      nextAction nextActionAt\n      plan { id code tier }\n      scheduledPlan { id code }\n    }\n  }\n": types.BillingStateDocument,
    "\n  query BillingHistory($first: Int!, $after: String) {\n    mySubscription {\n      history(first: $first, after: $after) {\n        edges { node { id event from to occurredAt plan { code } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.BillingHistoryDocument,
    "\n  query Invoices($first: Int!, $after: String) {\n    mySubscription {\n      invoices(first: $first, after: $after) {\n        edges {\n          node {\n            id number status reason periodStart periodEnd issuedAt paidAt\n            total { amountMinor currency }\n            refunded { amountMinor currency }\n            lines { kind periodStart periodEnd amount { amountMinor currency } plan { code } }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.InvoicesDocument,
    "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { state currentPeriodStart currentPeriodEnd plan { code } scheduledPlan { code } }\n  }\n": types.ChangePlanDocument,
    "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state hasAccess }\n  }\n": types.UpdatePaymentMethodDocument,
    "\n  mutation PayOutstanding { payOutstanding { state hasAccess currentPeriodStart currentPeriodEnd } }\n": types.PayOutstandingDocument,
    "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) {\n      id occurredAt event from to subscription { state hasAccess }\n    }\n  }\n": types.SubscriptionChangedDocument,
    "\n  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt sessionId reason } }\n": types.PlaybackEndedDocument,
    "\n  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }\n": types.AdvanceClockDocument,
    "\n  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }\n": types.AdminClockDocument,
    "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { state hasAccess }\n  }\n": types.SuspendSubscriptionDocument,
    "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { state hasAccess }\n  }\n": types.ReinstateSubscriptionDocument,
    "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id status reason amount { amountMinor currency } }\n  }\n": types.RefundInvoiceDocument,
    "\n  query BillingSeries($window: ReportWindow!) {\n    admin {\n      billingSeries(window: $window) {\n        from\n        to\n        ...BillingFigures\n      }\n    }\n  }\n\n  fragment BillingFigures on BillingPoint {\n    heldAtStart\n    started\n    ended\n    endedUnpaid\n    churnRate\n    failed\n    recovered\n    recoveryRate\n    revenue { currency amountMinor }\n    refunded { currency amountMinor }\n    monthlyRecurringRevenue { currency amountMinor }\n  }\n": types.BillingSeriesDocument,
    "\n  query SubscriptionDistribution {\n    admin {\n      subscriptionDistribution { asOf states { state count } plans { plan { code } count onTrial } }\n    }\n  }\n": types.SubscriptionDistributionDocument,
    "\n  query BillingMetrics($window: ReportWindow!) {\n    admin {\n      billingMetrics(window: $window) {\n        from to heldAtStart started ended endedUnpaid churnRate failed recovered recoveryRate\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n    }\n  }\n": types.BillingMetricsDocument,
    "\n  query AccountBooks($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { history(first: 100) { edges { node { event reason } } } }\n        payments(first: $first, after: $after) {\n          edges { node { id status reason invoiceId declineReason gatewayReference createdAt settledAt amount { amountMinor } } }\n          pageInfo { hasNextPage endCursor }\n        }\n        refunds(first: $first) {\n          edges { node { id status invoiceId paymentId reason failureReason settledAt amount { amountMinor } } }\n        }\n      }\n    }\n  }\n": types.AccountBooksDocument,
    "\n  query EverybodysBooks($accounts: Int!) {\n    admin {\n      accounts(first: $accounts) {\n        edges {\n          node {\n            subscription {\n              history(first: 5) { edges { node { event plan { code } } } }\n              invoices(first: 5) { edges { node { number lines { kind } } } }\n            }\n            payments(first: 5) { edges { node { status } } }\n            refunds(first: 5) { edges { node { status } } }\n          }\n        }\n      }\n    }\n  }\n": types.EverybodysBooksDocument,
    "\n  query MyHistory { mySubscription { history(first: 100) { edges { node { event reason } } } } }\n": types.MyHistoryDocument,
    "\n  query PreviewPlanChange($planId: ID!) {\n    mySubscription {\n      planChange(planId: $planId) {\n        isImmediate takesEffectAt renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n": types.PreviewPlanChangeDocument,
    "\n  query AccountDisputes($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { state hasAccess history(first: 20) { edges { node { event reason } } } }\n        disputes(first: $first, after: $after) {\n          edges { node { id status reason paymentId gatewayReference openedAt closedAt amount { amountMinor currency } } }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n": types.AccountDisputesDocument,
    "\n  mutation CreateMovie($input: CreateMovieInput!) { createMovie(input: $input) { id kind status version name } }\n": types.CreateMovieDocument,
    "\n  mutation CreateSeries($input: CreateSeriesInput!) { createSeries(input: $input) { id kind status version } }\n": types.CreateSeriesDocument,
    "\n  mutation AddSeason($input: AddSeasonInput!) { addSeason(input: $input) { id version } }\n": types.AddSeasonDocument,
    "\n  mutation AddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { id status version seasonNumber episodeNumber maturityRating }\n  }\n": types.AddEpisodeDocument,
    "\n  mutation UpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) {\n      id version name synopsis releaseYear minimumAge tags runtimeSeconds creditsStartSeconds\n      genres { name }\n      credits { name role }\n      availability { region startsAt endsAt }\n    }\n  }\n": types.UpdateTitleDocument,
    "\n  mutation PublishTitle($id: ID!) { publishTitle(id: $id) { id status version } }\n": types.PublishTitleDocument,
    "\n  mutation ArchiveTitle($id: ID!) { archiveTitle(id: $id) { id status version } }\n": types.ArchiveTitleDocument,
    "\n  query TitleBehindTheScenes($id: ID!) { admin { title(id: $id) { id status version name creditsStartSeconds availability { region startsAt endsAt } credits { name role } } } }\n": types.TitleBehindTheScenesDocument,
    "\n  mutation UpdateSeason($input: UpdateSeasonInput!) { updateSeason(input: $input) { id version } }\n": types.UpdateSeasonDocument,
    "\n  query SeasonsBehindTheScenes($seriesId: ID!) { admin { seasons(seriesId: $seriesId) { number name episodeCount } } }\n": types.SeasonsBehindTheScenesDocument,
    "\n  query EpisodesBehindTheScenes($seriesId: ID!, $seasonNumber: Int!, $first: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.EpisodesBehindTheScenesDocument,
    "\n  query TitlesBehindTheScenes($status: TitleStatus, $query: String, $first: Int!, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.TitlesBehindTheScenesDocument,
    "\n  query OneTitle($id: ID!, $profileId: ID) { title(id: $id, profileId: $profileId) { id name status version minimumAge } }\n": types.OneTitleDocument,
    "\n  query WholeSeries($id: ID!, $episodes: Int!, $after: String) {\n    title(id: $id) {\n      __typename\n      name\n      ... on Series {\n        seasons {\n          id number name episodeCount\n          episodes(first: $episodes, after: $after) {\n            edges { node { id name kind ... on Episode { seasonNumber episodeNumber series { name } } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n    }\n  }\n": types.WholeSeriesDocument,
    "\n  query OneSeason($id: ID!, $number: Int!, $after: String) {\n    title(id: $id) {\n      ... on Series {\n        season(number: $number) {\n          number\n          episodes(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }\n        }\n      }\n    }\n  }\n": types.OneSeasonDocument,
    "\n  query Browse($filter: TitleFilter! = {}, $orderBy: TitleOrder! = POPULARITY, $first: Int! = 100, $after: String) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      edges { node { id name kind } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.BrowseDocument,
    "\n  query TitleArtwork($id: ID!) { title(id: $id) { artwork { posterUrl backdropUrl } } }\n": types.TitleArtworkDocument,
    "\n  mutation ImportCatalog($input: ImportCatalogInput!) { importCatalog(input: $input) { id state total done } }\n": types.ImportCatalogDocument,
    "\n  query CatalogImport($id: ID!) {\n    admin { catalogImport(id: $id) { state total done created updated rejected problems { key message } finishedAt } }\n  }\n": types.CatalogImportDocument,
    "\n  subscription CatalogImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) { id catalogImport { state done total } }\n  }\n": types.CatalogImportProgressedDocument,
    "\n  query MyDevices {\n    me {\n      id\n      devices { id deviceName platform address createdAt lastSeenAt expiresAt isCurrent boundProfileId }\n    }\n  }\n": types.MyDevicesDocument,
    "\n  mutation RevokeDevice($id: ID!) {\n    revokeDevice(id: $id) { id deviceName isCurrent }\n  }\n": types.RevokeDeviceDocument,
    "\n  mutation SignOutOthers { signOutEverywhere(keepThisDevice: true) }\n": types.SignOutOthersDocument,
    "\n  mutation StartDeviceSignIn($input: StartDeviceSignInInput!) {\n    startDeviceSignIn(input: $input) {\n      deviceCode\n      userCode\n      verificationUri\n      verificationUriComplete\n      expiresInSeconds\n      intervalSeconds\n    }\n  }\n": types.StartDeviceSignInDocument,
    "\n  query WaitingDevice($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n": types.WaitingDeviceDocument,
    "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n": types.ApproveDeviceSignInDocument,
    "\n  mutation CompleteDeviceSignIn($input: CompleteDeviceSignInInput!) {\n    completeDeviceSignIn(input: $input) {\n      status\n      intervalSeconds\n      signedIn { accessToken refreshToken account { id } }\n    }\n  }\n": types.CompleteDeviceSignInDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification }\n": types.RequestEmailVerificationDocument,
    "\n  mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) }\n": types.VerifyEmailDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }\n": types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }\n": types.ResetPasswordDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n": types.ChangePasswordDocument,
    "\n  query SystemMetrics($window: MetricsWindow!) {\n    admin {\n      metrics(window: $window) {\n        from\n        to\n        requests { count errors }\n        operations { count perSecond errors failures latency { meanMs p50Ms p95Ms p99Ms } }\n        byOperation { operation kind count errors outcomes { outcome count } latency { p50Ms p99Ms } }\n        liveEvents\n        sockets\n        streams\n        cache { reads localHits redisHits misses hitRatio }\n        jobs { queue job done failed returned latency { p50Ms } }\n        rateLimitRefusals { limit count }\n      }\n    }\n  }\n": types.SystemMetricsDocument,
    "\n  query MetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        from\n        to\n        stepSeconds\n        points {\n          from\n          to\n          requests { count perSecond errors latency { p50Ms p95Ms p99Ms } }\n          operations { count perSecond errors failures latency { p50Ms p95Ms p99Ms } }\n          cache { reads localHits redisHits misses hitRatio }\n          recommendations { count latency { p95Ms } }\n        }\n      }\n    }\n  }\n": types.MetricsSeriesDocument,
    "\n  query CacheTraffic($window: MetricsWindow!) {\n    admin { cacheStats { name system(window: $window) { reads localHits redisHits misses hitRatio loads failedLoads } } }\n  }\n": types.CacheTrafficDocument,
    "\n  query RecommendationLatency($window: MetricsWindow!) {\n    admin { recommendationLatency(window: $window) { surface count perSecond latency { p50Ms p95Ms p99Ms } } }\n  }\n": types.RecommendationLatencyDocument,
    "\n  query SystemHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id role version host pid startedAt heardAt isAlive eventLoopDelayMs memoryBytes heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n": types.SystemHealthDocument,
    "\n  query Popularity($window: PopularityWindow!, $first: Int!) {\n    admin { popularity(window: $window, first: $first) { title { id } viewers starts completions } }\n  }\n": types.PopularityDocument,
    "\n  query PlaysByDay($window: PopularityWindow!, $first: Int!) {\n    admin {\n      playsByDay(window: $window, first: $first) {\n        title { id } starts completions days { day starts completions }\n      }\n    }\n  }\n": types.PlaysByDayDocument,
    "\n  subscription AdminMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { operations { count } sockets }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n": types.AdminMetricsDocument,
    "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      edges { node { id topic title body createdAt readAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.NotificationsDocument,
    "\n  query UnreadCount {\n    me { unreadNotificationCount }\n  }\n": types.UnreadCountDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { id unreadNotificationCount }\n  }\n": types.MarkNotificationsReadDocument,
    "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) {\n      id\n      occurredAt\n      notification { id topic title body createdAt readAt }\n    }\n  }\n": types.NotificationReceivedDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      accessToken\n      refreshToken\n      accessTokenExpiresAt\n      account { id email role }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken account { id } }\n  }\n": types.SignInDocument,
    "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": types.RefreshTokensDocument,
    "mutation SignOut { signOut }": types.SignOutDocument,
    "mutation SignOutEverywhere { signOutEverywhere }": types.SignOutEverywhereDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      role\n      emailVerified\n      profiles { id name isKids maturityLimit }\n      devices { id deviceName platform }\n      subscription { state hasAccess plan { code } }\n    }\n  }\n": types.MeDocument,
    "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name isKids maturityLimit language }\n  }\n": types.CreateProfileDocument,
    "\n  query Profile($id: ID!) {\n    profile(id: $id) { id name }\n  }\n": types.ProfileDocument,
    "\n  query Plans {\n    plans { id code tier price { amountMinor currency } interval maxProfiles }\n  }\n": types.PlansDocument,
    "\n  query MySubscription {\n    mySubscription {\n      state\n      hasAccess\n      accessUntil\n      cancelAtPeriodEnd\n      currentPeriodStart\n      currentPeriodEnd\n      nextAction\n      plan { code }\n    }\n  }\n": types.MySubscriptionDocument,
    "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { id state hasAccess currentPeriodEnd plan { code } }\n  }\n": types.SubscribeDocument,
    "\n  mutation CancelSubscription {\n    cancelSubscription { state hasAccess cancelAtPeriodEnd }\n  }\n": types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription {\n    resumeSubscription { state cancelAtPeriodEnd }\n  }\n": types.ResumeSubscriptionDocument,
    "query Genres { genres { id name titleCount } }": types.GenresDocument,
    "\n  query TitleById($id: ID!, $profileId: ID) {\n    title(id: $id, profileId: $profileId) {\n      __typename\n      id\n      name\n      releaseDate\n      requiredTier\n      genres { name }\n      credits { name role }\n      ... on Movie { runtimeSeconds studio }\n    }\n  }\n": types.TitleByIdDocument,
    "\n  query Titles($filter: TitleFilter, $orderBy: TitleOrder, $first: Int, $after: String, $profileId: ID) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        cursor\n        node { id name minimumAge popularity averageRating releaseDate genres { name } credits { name } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.TitlesDocument,
    "\n  mutation RecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) {\n      state positionSeconds durationSeconds completedAt resumePositionSeconds title { id }\n    }\n  }\n": types.RecordProgressDocument,
    "\n  query ContinueWatching($profileId: ID!, $first: Int, $after: String) {\n    continueWatching(profileId: $profileId, first: $first, after: $after) {\n      edges { node { reason title { id name } playable { id } progress { positionSeconds state } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ContinueWatchingDocument,
    "\n  query WatchHistory($profileId: ID!, $first: Int, $after: String) {\n    watchHistory(profileId: $profileId, first: $first, after: $after) {\n      edges { node { event positionSeconds title { id } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.WatchHistoryDocument,
    "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n": types.RemoveFromContinueWatchingDocument,
    "\n  mutation ClearWatchHistory($profileId: ID!) {\n    clearWatchHistory(profileId: $profileId) { profileId clearedAt }\n  }\n": types.ClearWatchHistoryDocument,
    "\n  query Watchlist($profileId: ID!, $first: Int, $after: String) {\n    watchlist(profileId: $profileId, first: $first, after: $after) {\n      edges { node { id name genres { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.WatchlistDocument,
    "\n  mutation AddToWatchlist($input: TitleOfProfileInput!) {\n    addToWatchlist(input: $input) { id }\n  }\n": types.AddToWatchlistDocument,
    "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!) {\n    removeFromWatchlist(input: $input) { id }\n  }\n": types.RemoveFromWatchlistDocument,
    "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n": types.RemoveRatingDocument,
    "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { opinion title { id } }\n  }\n": types.RateTitleDocument,
    "\n  query Recommendations($profileId: ID!, $first: Int, $after: String, $strategy: RecommendationStrategy) {\n    recommendations(profileId: $profileId, first: $first, after: $after, strategy: $strategy) {\n      edges {\n        node {\n          rank\n          score\n          modelVersion arm\n          title { id name minimumAge }\n          explanation {\n            summary\n            contributions { strategy weight rawScore weightedScore because { reason title { id } } }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.RecommendationsDocument,
    "\n  query Home($profileId: ID!, $railSize: Int) {\n    home(profileId: $profileId, railSize: $railSize) {\n      generatedAt modelVersion\n      rails { id kind title explanation items { id name minimumAge genres { name } } }\n    }\n  }\n": types.HomeDocument,
    "\n  mutation RecordImpressions($input: RecordImpressionsInput!) { recordImpressions(input: $input) }\n": types.RecordImpressionsDocument,
    "\n  query SimilarTitles($titleId: ID!, $first: Int, $profileId: ID) {\n    similarTitles(titleId: $titleId, first: $first, profileId: $profileId) {\n      similarity\n      strategy\n      title { id minimumAge }\n    }\n  }\n": types.SimilarTitlesDocument,
    "\n  query Trending($window: TrendingWindow, $genreId: ID, $first: Int, $profileId: ID) {\n    trending(window: $window, genreId: $genreId, first: $first, profileId: $profileId) { score views title { id minimumAge } }\n  }\n": types.TrendingDocument,
    "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      profileId\n      positionSeconds\n      state\n      title { id }\n    }\n  }\n": types.WatchProgressUpdatedDocument,
    "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) {\n      id\n      reason\n      recommendations(first: 5) { edges { node { title { id } explanation { summary } } } }\n    }\n  }\n": types.RecommendationsRefreshedDocument,
    "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n": types.StartPlaybackDocument,
    "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n": types.HeartbeatPlaybackDocument,
    "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n": types.StopPlaybackDocument,
    "\n  query PlaybackSessions {\n    playbackSessions {\n      sessionId\n      title { id name }\n      profile { id name }\n      deviceName\n      isThisDevice\n      startedAt\n      lastHeartbeatAt\n    }\n  }\n": types.PlaybackSessionsDocument,
    "\n  mutation ExportMyData {\n    exportMyData { id state requestedAt readyAt expiresAt downloadUrl sizeBytes }\n  }\n": types.ExportMyDataDocument,
    "\n  query MyDataExports {\n    me { dataExports { id state readyAt expiresAt downloadUrl sizeBytes } }\n  }\n": types.MyDataExportsDocument,
    "\n  mutation DeleteAccount($input: DeleteAccountInput!) {\n    deleteAccount(input: $input) { id erasureDueAt }\n  }\n": types.DeleteAccountDocument,
    "\n  mutation CancelAccountDeletion {\n    cancelAccountDeletion { id erasureDueAt }\n  }\n": types.CancelAccountDeletionDocument,
    "\n  query ProfileDetails($id: ID!) {\n    profile(id: $id) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n": types.ProfileDetailsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id name }\n  }\n": types.DeleteProfileDocument,
    "\n  mutation SetProfilePin($input: SetProfilePinInput!) {\n    setProfilePin(input: $input) { id hasPin }\n  }\n": types.SetProfilePinDocument,
    "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { id hasPin }\n  }\n": types.UnlockProfileDocument,
    "\n  mutation BindDeviceToProfile($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id deviceName }\n  }\n": types.BindDeviceToProfileDocument,
    "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) {\n    releaseDevice(input: $input) { id boundProfile { id } }\n  }\n": types.ReleaseDeviceDocument,
    "\n  query BoundDevices {\n    me {\n      profiles { id name }\n      devices { id boundProfile { id name } }\n    }\n  }\n": types.BoundDevicesDocument,
    "\n  mutation RenewedAccount($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) {\n      account {\n        profiles { id name }\n        devices { id boundProfileId boundProfile { id name } }\n      }\n    }\n  }\n": types.RenewedAccountDocument,
    "\n  query ProfilesWithGenres {\n    me {\n      profiles { id favouriteGenres { id name } }\n      devices { id boundProfile { id } }\n    }\n  }\n": types.ProfilesWithGenresDocument,
    "\n  query Search($query: String!, $filter: TitleFilter! = {}, $first: Int! = 20, $after: String, $profileId: ID) {\n    search(query: $query, filter: $filter, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        score\n        cursor\n        node { __typename id name kind }\n        highlights { field fragments { text isMatch } }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n      facets {\n        genres { genre { name } count }\n        kinds { kind count }\n        decades { decade count }\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  query TitleStanding($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion title { id } } }\n  }\n": types.TitleStandingDocument,
    "\n  query OnWatchlist($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) }\n  }\n": types.OnWatchlistDocument,
    "\n  query MyRating($id: ID!, $profileId: ID!) {\n    title(id: $id) { myRating(profileId: $profileId) { opinion } }\n  }\n": types.MyRatingDocument,
    "\n  query StandingOfTwo($id: ID!, $one: ID!, $other: ID!) {\n    title(id: $id) {\n      one: onWatchlist(profileId: $one)\n      other: onWatchlist(profileId: $other)\n      oneRating: myRating(profileId: $one) { opinion }\n      otherRating: myRating(profileId: $other) { opinion }\n    }\n  }\n": types.StandingOfTwoDocument,
    "\n  query TitlesWithStanding($first: Int!, $profileId: ID!) {\n    titles(first: $first, profileId: $profileId) {\n      edges { node { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n": types.TitlesWithStandingDocument,
    "\n  query HomeWithStanding($railSize: Int!, $profileId: ID!) {\n    home(profileId: $profileId, railSize: $railSize) {\n      rails { items { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n": types.HomeWithStandingDocument,
    "\n  mutation ChangeOfMind($input: TitleOfProfileInput!, $dislike: RateTitleInput!, $love: RateTitleInput!, $profileId: ID!) {\n    add: addToWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    remove: removeFromWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    first: rateTitle(input: $dislike) { title { myRating(profileId: $profileId) { opinion } } }\n    second: rateTitle(input: $love) { title { myRating(profileId: $profileId) { opinion } } }\n  }\n": types.ChangeOfMindDocument,
    "\n  query FilmsWithTier($profileId: ID!) {\n    titles(first: 100, filter: { kind: MOVIE }, profileId: $profileId) {\n      edges { node { id name requiredTier } }\n    }\n  }\n": types.FilmsWithTierDocument,
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
export function graphql(source: "\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { id role }\n  }\n"): (typeof documents)["\n  mutation SetAccountRole($input: SetAccountRoleInput!) {\n    setAccountRole(input: $input) { id role }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RateLimitBlocks {\n    admin { rateLimitBlocks { kind subject turn begunAt endsAt } }\n  }\n"): (typeof documents)["\n  query RateLimitBlocks {\n    admin { rateLimitBlocks { kind subject turn begunAt endsAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftRateLimitBlock($input: LiftRateLimitBlockInput!) {\n    liftRateLimitBlock(input: $input)\n  }\n"): (typeof documents)["\n  mutation LiftRateLimitBlock($input: LiftRateLimitBlockInput!) {\n    liftRateLimitBlock(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { id suspendedAt }\n  }\n"): (typeof documents)["\n  mutation SuspendAccount($input: SuspendAccountInput!) {\n    suspendAccount(input: $input) { id suspendedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { id suspendedAt }\n  }\n"): (typeof documents)["\n  mutation ReinstateAccount($id: ID!) {\n    reinstateAccount(id: $id) { id suspendedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccount($id: ID!) {\n    admin {\n      account(id: $id) {\n        id\n        email\n        role\n        emailVerified\n        suspendedAt\n        erasureDueAt\n        createdAt\n        devices { id }\n        profiles { name }\n        subscription { state }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAccount($id: ID!) {\n    admin {\n      account(id: $id) {\n        id\n        email\n        role\n        emailVerified\n        suspendedAt\n        erasureDueAt\n        createdAt\n        devices { id }\n        profiles { name }\n        subscription { state }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminAccounts($filter: AdminAccountFilter, $first: Int, $after: String) {\n    admin {\n      accounts(filter: $filter, first: $first, after: $after) {\n        edges { cursor node { id email role } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdminAccounts($filter: AdminAccountFilter, $first: Int, $after: String) {\n    admin {\n      accounts(filter: $filter, first: $first, after: $after) {\n        edges { cursor node { id email role } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLog($filter: AuditLogFilter, $first: Int, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            actorId\n            action\n            subjectType\n            subjectId\n            before\n            after\n            details\n            address\n            sessionId\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditLog($filter: AuditLogFilter, $first: Int, $after: String) {\n    admin {\n      auditLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            actorId\n            action\n            subjectType\n            subjectId\n            before\n            after\n            details\n            address\n            sessionId\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessLog($filter: AccessLogFilter, $first: Int, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            event\n            reason\n            accountId\n            profileId\n            deviceSessionId\n            playbackSessionId\n            titleId\n            network\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccessLog($filter: AccessLogFilter, $first: Int, $after: String) {\n    admin {\n      accessLog(filter: $filter, first: $first, after: $after) {\n        edges {\n          node {\n            id\n            event\n            reason\n            accountId\n            profileId\n            deviceSessionId\n            playbackSessionId\n            titleId\n            network\n            requestId\n            occurredAt\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CacheStats { admin { cacheStats { name holds changedBy ttlSeconds localHits redisHits misses loads loadMs entries } } }\n"): (typeof documents)["\n  query CacheStats { admin { cacheStats { name holds changedBy ttlSeconds localHits redisHits misses loads loadMs entries } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvalidateCache($input: InvalidateCacheInput!) { invalidateCache(input: $input) { name } }\n"): (typeof documents)["\n  mutation InvalidateCache($input: InvalidateCacheInput!) { invalidateCache(input: $input) { name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queues {\n    admin { queues { name isPaused waiting active delayed completed deadLetters jobs { name does attempts } } }\n  }\n"): (typeof documents)["\n  query Queues {\n    admin { queues { name isPaused waiting active delayed completed deadLetters jobs { name does attempts } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Job($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue job state progress attempts log { at text } queuedAt begunAt endedAt } }\n  }\n"): (typeof documents)["\n  query Job($queue: ID!, $id: ID!) {\n    admin { job(queue: $queue, id: $id) { id queue job state progress attempts log { at text } queuedAt begunAt endedAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Jobs($queue: ID!, $state: JobState!, $first: Int!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: $first, after: $after) {\n        edges { node { id queue job state progress log { text } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Jobs($queue: ID!, $state: JobState!, $first: Int!, $after: String) {\n    admin {\n      jobs(queue: $queue, state: $state, first: $first, after: $after) {\n        edges { node { id queue job state progress log { text } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadLetters($queue: ID, $first: Int!, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: $first, after: $after) {\n        edges { node { id queue job payload reason errors attempts queuedAt failedAt } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeadLetters($queue: ID, $first: Int!, $after: String) {\n    admin {\n      deadLetters(queue: $queue, first: $first, after: $after) {\n        edges { node { id queue job payload reason errors attempts queuedAt failedAt } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDeadLetters($input: DeadLettersInput!) { replayDeadLetters(input: $input) { count queue { deadLetters } } }\n"): (typeof documents)["\n  mutation ReplayDeadLetters($input: DeadLettersInput!) { replayDeadLetters(input: $input) { count queue { deadLetters } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardDeadLetters($input: DeadLettersInput!) { discardDeadLetters(input: $input) { count queue { deadLetters } } }\n"): (typeof documents)["\n  mutation DiscardDeadLetters($input: DeadLettersInput!) { discardDeadLetters(input: $input) { count queue { deadLetters } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseQueue($name: ID!) { pauseQueue(name: $name) { name isPaused } }\n"): (typeof documents)["\n  mutation PauseQueue($name: ID!) { pauseQueue(name: $name) { name isPaused } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeQueue($name: ID!) { resumeQueue(name: $name) { name isPaused } }\n"): (typeof documents)["\n  mutation ResumeQueue($name: ID!) { resumeQueue(name: $name) { name isPaused } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Models {\n    admin {\n      models {\n        id status algorithm interactions viewers titles blocks blocksLearned createdAt publishedAt\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { profiles impressions plays playRate { rate low high } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Models {\n    admin {\n      models {\n        id status algorithm interactions viewers titles blocks blocksLearned createdAt publishedAt\n        voices { least voices { strategy weight } }\n        outcomes { rail outcome { profiles impressions plays playRate { rate low high } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RebuildRecommendations { rebuildRecommendations }\n"): (typeof documents)["\n  mutation RebuildRecommendations { rebuildRecommendations }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackRecommendations($modelId: ID!) { rollBackRecommendations(modelId: $modelId) { id status } }\n"): (typeof documents)["\n  mutation RollBackRecommendations($modelId: ID!) { rollBackRecommendations(modelId: $modelId) { id status } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecommendationExperiments {\n    admin {\n      recommendationExperiments {\n        id name share startedAt endsAt endedAt\n        arms {\n          name share voices { strategy weight } diversity exploration\n          outcome { profiles impressions plays playRate { rate low high } }\n          outcomes { rail outcome { profiles impressions plays } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecommendationExperiments {\n    admin {\n      recommendationExperiments {\n        id name share startedAt endsAt endedAt\n        arms {\n          name share voices { strategy weight } diversity exploration\n          outcome { profiles impressions plays playRate { rate low high } }\n          outcomes { rail outcome { profiles impressions plays } }\n          difference { difference low high }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartRecommendationExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id name share endsAt endedAt arms { name share diversity exploration voices { strategy weight } } }\n  }\n"): (typeof documents)["\n  mutation StartRecommendationExperiment($input: StartRecommendationExperimentInput!) {\n    startRecommendationExperiment(input: $input) { id name share endsAt endedAt arms { name share diversity exploration voices { strategy weight } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndRecommendationExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n"): (typeof documents)["\n  mutation EndRecommendationExperiment($experimentId: ID!) {\n    endRecommendationExperiment(experimentId: $experimentId) { id endedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BillingState {\n    mySubscription {\n      id state hasAccess accessUntil cancelAtPeriodEnd currentPeriodStart currentPeriodEnd graceEndsAt trialEndsAt\n      nextAction nextActionAt\n      plan { id code tier }\n      scheduledPlan { id code }\n    }\n  }\n"): (typeof documents)["\n  query BillingState {\n    mySubscription {\n      id state hasAccess accessUntil cancelAtPeriodEnd currentPeriodStart currentPeriodEnd graceEndsAt trialEndsAt\n      nextAction nextActionAt\n      plan { id code tier }\n      scheduledPlan { id code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BillingHistory($first: Int!, $after: String) {\n    mySubscription {\n      history(first: $first, after: $after) {\n        edges { node { id event from to occurredAt plan { code } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BillingHistory($first: Int!, $after: String) {\n    mySubscription {\n      history(first: $first, after: $after) {\n        edges { node { id event from to occurredAt plan { code } } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invoices($first: Int!, $after: String) {\n    mySubscription {\n      invoices(first: $first, after: $after) {\n        edges {\n          node {\n            id number status reason periodStart periodEnd issuedAt paidAt\n            total { amountMinor currency }\n            refunded { amountMinor currency }\n            lines { kind periodStart periodEnd amount { amountMinor currency } plan { code } }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Invoices($first: Int!, $after: String) {\n    mySubscription {\n      invoices(first: $first, after: $after) {\n        edges {\n          node {\n            id number status reason periodStart periodEnd issuedAt paidAt\n            total { amountMinor currency }\n            refunded { amountMinor currency }\n            lines { kind periodStart periodEnd amount { amountMinor currency } plan { code } }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { state currentPeriodStart currentPeriodEnd plan { code } scheduledPlan { code } }\n  }\n"): (typeof documents)["\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { state currentPeriodStart currentPeriodEnd plan { code } scheduledPlan { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state hasAccess }\n  }\n"): (typeof documents)["\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state hasAccess }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayOutstanding { payOutstanding { state hasAccess currentPeriodStart currentPeriodEnd } }\n"): (typeof documents)["\n  mutation PayOutstanding { payOutstanding { state hasAccess currentPeriodStart currentPeriodEnd } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) {\n      id occurredAt event from to subscription { state hasAccess }\n    }\n  }\n"): (typeof documents)["\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) {\n      id occurredAt event from to subscription { state hasAccess }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt sessionId reason } }\n"): (typeof documents)["\n  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt sessionId reason } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }\n"): (typeof documents)["\n  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }\n"): (typeof documents)["\n  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { state hasAccess }\n  }\n"): (typeof documents)["\n  mutation SuspendSubscription($input: SubscriptionStepInput!) {\n    suspendSubscription(input: $input) { state hasAccess }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { state hasAccess }\n  }\n"): (typeof documents)["\n  mutation ReinstateSubscription($input: SubscriptionStepInput!) {\n    reinstateSubscription(input: $input) { state hasAccess }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id status reason amount { amountMinor currency } }\n  }\n"): (typeof documents)["\n  mutation RefundInvoice($input: RefundInvoiceInput!) {\n    refundInvoice(input: $input) { id status reason amount { amountMinor currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BillingSeries($window: ReportWindow!) {\n    admin {\n      billingSeries(window: $window) {\n        from\n        to\n        ...BillingFigures\n      }\n    }\n  }\n\n  fragment BillingFigures on BillingPoint {\n    heldAtStart\n    started\n    ended\n    endedUnpaid\n    churnRate\n    failed\n    recovered\n    recoveryRate\n    revenue { currency amountMinor }\n    refunded { currency amountMinor }\n    monthlyRecurringRevenue { currency amountMinor }\n  }\n"): (typeof documents)["\n  query BillingSeries($window: ReportWindow!) {\n    admin {\n      billingSeries(window: $window) {\n        from\n        to\n        ...BillingFigures\n      }\n    }\n  }\n\n  fragment BillingFigures on BillingPoint {\n    heldAtStart\n    started\n    ended\n    endedUnpaid\n    churnRate\n    failed\n    recovered\n    recoveryRate\n    revenue { currency amountMinor }\n    refunded { currency amountMinor }\n    monthlyRecurringRevenue { currency amountMinor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubscriptionDistribution {\n    admin {\n      subscriptionDistribution { asOf states { state count } plans { plan { code } count onTrial } }\n    }\n  }\n"): (typeof documents)["\n  query SubscriptionDistribution {\n    admin {\n      subscriptionDistribution { asOf states { state count } plans { plan { code } count onTrial } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BillingMetrics($window: ReportWindow!) {\n    admin {\n      billingMetrics(window: $window) {\n        from to heldAtStart started ended endedUnpaid churnRate failed recovered recoveryRate\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BillingMetrics($window: ReportWindow!) {\n    admin {\n      billingMetrics(window: $window) {\n        from to heldAtStart started ended endedUnpaid churnRate failed recovered recoveryRate\n        revenue { amountMinor currency }\n        refunded { amountMinor currency }\n        outstanding { amountMinor currency }\n        monthlyRecurringRevenue { amountMinor currency }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountBooks($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { history(first: 100) { edges { node { event reason } } } }\n        payments(first: $first, after: $after) {\n          edges { node { id status reason invoiceId declineReason gatewayReference createdAt settledAt amount { amountMinor } } }\n          pageInfo { hasNextPage endCursor }\n        }\n        refunds(first: $first) {\n          edges { node { id status invoiceId paymentId reason failureReason settledAt amount { amountMinor } } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountBooks($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { history(first: 100) { edges { node { event reason } } } }\n        payments(first: $first, after: $after) {\n          edges { node { id status reason invoiceId declineReason gatewayReference createdAt settledAt amount { amountMinor } } }\n          pageInfo { hasNextPage endCursor }\n        }\n        refunds(first: $first) {\n          edges { node { id status invoiceId paymentId reason failureReason settledAt amount { amountMinor } } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EverybodysBooks($accounts: Int!) {\n    admin {\n      accounts(first: $accounts) {\n        edges {\n          node {\n            subscription {\n              history(first: 5) { edges { node { event plan { code } } } }\n              invoices(first: 5) { edges { node { number lines { kind } } } }\n            }\n            payments(first: 5) { edges { node { status } } }\n            refunds(first: 5) { edges { node { status } } }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EverybodysBooks($accounts: Int!) {\n    admin {\n      accounts(first: $accounts) {\n        edges {\n          node {\n            subscription {\n              history(first: 5) { edges { node { event plan { code } } } }\n              invoices(first: 5) { edges { node { number lines { kind } } } }\n            }\n            payments(first: 5) { edges { node { status } } }\n            refunds(first: 5) { edges { node { status } } }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyHistory { mySubscription { history(first: 100) { edges { node { event reason } } } } }\n"): (typeof documents)["\n  query MyHistory { mySubscription { history(first: 100) { edges { node { event reason } } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewPlanChange($planId: ID!) {\n    mySubscription {\n      planChange(planId: $planId) {\n        isImmediate takesEffectAt renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewPlanChange($planId: ID!) {\n    mySubscription {\n      planChange(planId: $planId) {\n        isImmediate takesEffectAt renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountDisputes($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { state hasAccess history(first: 20) { edges { node { event reason } } } }\n        disputes(first: $first, after: $after) {\n          edges { node { id status reason paymentId gatewayReference openedAt closedAt amount { amountMinor currency } } }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountDisputes($id: ID!, $first: Int!, $after: String) {\n    admin {\n      account(id: $id) {\n        subscription { state hasAccess history(first: 20) { edges { node { event reason } } } }\n        disputes(first: $first, after: $after) {\n          edges { node { id status reason paymentId gatewayReference openedAt closedAt amount { amountMinor currency } } }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateMovie($input: CreateMovieInput!) { createMovie(input: $input) { id kind status version name } }\n"): (typeof documents)["\n  mutation CreateMovie($input: CreateMovieInput!) { createMovie(input: $input) { id kind status version name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSeries($input: CreateSeriesInput!) { createSeries(input: $input) { id kind status version } }\n"): (typeof documents)["\n  mutation CreateSeries($input: CreateSeriesInput!) { createSeries(input: $input) { id kind status version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSeason($input: AddSeasonInput!) { addSeason(input: $input) { id version } }\n"): (typeof documents)["\n  mutation AddSeason($input: AddSeasonInput!) { addSeason(input: $input) { id version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { id status version seasonNumber episodeNumber maturityRating }\n  }\n"): (typeof documents)["\n  mutation AddEpisode($input: AddEpisodeInput!) {\n    addEpisode(input: $input) { id status version seasonNumber episodeNumber maturityRating }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) {\n      id version name synopsis releaseYear minimumAge tags runtimeSeconds creditsStartSeconds\n      genres { name }\n      credits { name role }\n      availability { region startsAt endsAt }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTitle($input: UpdateTitleInput!) {\n    updateTitle(input: $input) {\n      id version name synopsis releaseYear minimumAge tags runtimeSeconds creditsStartSeconds\n      genres { name }\n      credits { name role }\n      availability { region startsAt endsAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishTitle($id: ID!) { publishTitle(id: $id) { id status version } }\n"): (typeof documents)["\n  mutation PublishTitle($id: ID!) { publishTitle(id: $id) { id status version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveTitle($id: ID!) { archiveTitle(id: $id) { id status version } }\n"): (typeof documents)["\n  mutation ArchiveTitle($id: ID!) { archiveTitle(id: $id) { id status version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitleBehindTheScenes($id: ID!) { admin { title(id: $id) { id status version name creditsStartSeconds availability { region startsAt endsAt } credits { name role } } } }\n"): (typeof documents)["\n  query TitleBehindTheScenes($id: ID!) { admin { title(id: $id) { id status version name creditsStartSeconds availability { region startsAt endsAt } credits { name role } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSeason($input: UpdateSeasonInput!) { updateSeason(input: $input) { id version } }\n"): (typeof documents)["\n  mutation UpdateSeason($input: UpdateSeasonInput!) { updateSeason(input: $input) { id version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SeasonsBehindTheScenes($seriesId: ID!) { admin { seasons(seriesId: $seriesId) { number name episodeCount } } }\n"): (typeof documents)["\n  query SeasonsBehindTheScenes($seriesId: ID!) { admin { seasons(seriesId: $seriesId) { number name episodeCount } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EpisodesBehindTheScenes($seriesId: ID!, $seasonNumber: Int!, $first: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EpisodesBehindTheScenes($seriesId: ID!, $seasonNumber: Int!, $first: Int!, $after: String) {\n    admin {\n      episodes(seriesId: $seriesId, seasonNumber: $seasonNumber, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitlesBehindTheScenes($status: TitleStatus, $query: String, $first: Int!, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TitlesBehindTheScenes($status: TitleStatus, $query: String, $first: Int!, $after: String) {\n    admin {\n      titles(status: $status, query: $query, first: $first, after: $after) {\n        edges { node { id name status } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneTitle($id: ID!, $profileId: ID) { title(id: $id, profileId: $profileId) { id name status version minimumAge } }\n"): (typeof documents)["\n  query OneTitle($id: ID!, $profileId: ID) { title(id: $id, profileId: $profileId) { id name status version minimumAge } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WholeSeries($id: ID!, $episodes: Int!, $after: String) {\n    title(id: $id) {\n      __typename\n      name\n      ... on Series {\n        seasons {\n          id number name episodeCount\n          episodes(first: $episodes, after: $after) {\n            edges { node { id name kind ... on Episode { seasonNumber episodeNumber series { name } } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WholeSeries($id: ID!, $episodes: Int!, $after: String) {\n    title(id: $id) {\n      __typename\n      name\n      ... on Series {\n        seasons {\n          id number name episodeCount\n          episodes(first: $episodes, after: $after) {\n            edges { node { id name kind ... on Episode { seasonNumber episodeNumber series { name } } } }\n            pageInfo { hasNextPage endCursor }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneSeason($id: ID!, $number: Int!, $after: String) {\n    title(id: $id) {\n      ... on Series {\n        season(number: $number) {\n          number\n          episodes(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OneSeason($id: ID!, $number: Int!, $after: String) {\n    title(id: $id) {\n      ... on Series {\n        season(number: $number) {\n          number\n          episodes(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Browse($filter: TitleFilter! = {}, $orderBy: TitleOrder! = POPULARITY, $first: Int! = 100, $after: String) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      edges { node { id name kind } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Browse($filter: TitleFilter! = {}, $orderBy: TitleOrder! = POPULARITY, $first: Int! = 100, $after: String) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      edges { node { id name kind } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitleArtwork($id: ID!) { title(id: $id) { artwork { posterUrl backdropUrl } } }\n"): (typeof documents)["\n  query TitleArtwork($id: ID!) { title(id: $id) { artwork { posterUrl backdropUrl } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportCatalog($input: ImportCatalogInput!) { importCatalog(input: $input) { id state total done } }\n"): (typeof documents)["\n  mutation ImportCatalog($input: ImportCatalogInput!) { importCatalog(input: $input) { id state total done } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogImport($id: ID!) {\n    admin { catalogImport(id: $id) { state total done created updated rejected problems { key message } finishedAt } }\n  }\n"): (typeof documents)["\n  query CatalogImport($id: ID!) {\n    admin { catalogImport(id: $id) { state total done created updated rejected problems { key message } finishedAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CatalogImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) { id catalogImport { state done total } }\n  }\n"): (typeof documents)["\n  subscription CatalogImportProgressed($id: ID!, $after: ID) {\n    catalogImportProgressed(id: $id, after: $after) { id catalogImport { state done total } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyDevices {\n    me {\n      id\n      devices { id deviceName platform address createdAt lastSeenAt expiresAt isCurrent boundProfileId }\n    }\n  }\n"): (typeof documents)["\n  query MyDevices {\n    me {\n      id\n      devices { id deviceName platform address createdAt lastSeenAt expiresAt isCurrent boundProfileId }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeDevice($id: ID!) {\n    revokeDevice(id: $id) { id deviceName isCurrent }\n  }\n"): (typeof documents)["\n  mutation RevokeDevice($id: ID!) {\n    revokeDevice(id: $id) { id deviceName isCurrent }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOutOthers { signOutEverywhere(keepThisDevice: true) }\n"): (typeof documents)["\n  mutation SignOutOthers { signOutEverywhere(keepThisDevice: true) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartDeviceSignIn($input: StartDeviceSignInInput!) {\n    startDeviceSignIn(input: $input) {\n      deviceCode\n      userCode\n      verificationUri\n      verificationUriComplete\n      expiresInSeconds\n      intervalSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation StartDeviceSignIn($input: StartDeviceSignInInput!) {\n    startDeviceSignIn(input: $input) {\n      deviceCode\n      userCode\n      verificationUri\n      verificationUriComplete\n      expiresInSeconds\n      intervalSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingDevice($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n"): (typeof documents)["\n  query WaitingDevice($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n"): (typeof documents)["\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteDeviceSignIn($input: CompleteDeviceSignInInput!) {\n    completeDeviceSignIn(input: $input) {\n      status\n      intervalSeconds\n      signedIn { accessToken refreshToken account { id } }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteDeviceSignIn($input: CompleteDeviceSignInInput!) {\n    completeDeviceSignIn(input: $input) {\n      status\n      intervalSeconds\n      signedIn { accessToken refreshToken account { id } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailVerification { requestEmailVerification }\n"): (typeof documents)["\n  mutation RequestEmailVerification { requestEmailVerification }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) }\n"): (typeof documents)["\n  mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }\n"): (typeof documents)["\n  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SystemMetrics($window: MetricsWindow!) {\n    admin {\n      metrics(window: $window) {\n        from\n        to\n        requests { count errors }\n        operations { count perSecond errors failures latency { meanMs p50Ms p95Ms p99Ms } }\n        byOperation { operation kind count errors outcomes { outcome count } latency { p50Ms p99Ms } }\n        liveEvents\n        sockets\n        streams\n        cache { reads localHits redisHits misses hitRatio }\n        jobs { queue job done failed returned latency { p50Ms } }\n        rateLimitRefusals { limit count }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SystemMetrics($window: MetricsWindow!) {\n    admin {\n      metrics(window: $window) {\n        from\n        to\n        requests { count errors }\n        operations { count perSecond errors failures latency { meanMs p50Ms p95Ms p99Ms } }\n        byOperation { operation kind count errors outcomes { outcome count } latency { p50Ms p99Ms } }\n        liveEvents\n        sockets\n        streams\n        cache { reads localHits redisHits misses hitRatio }\n        jobs { queue job done failed returned latency { p50Ms } }\n        rateLimitRefusals { limit count }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        from\n        to\n        stepSeconds\n        points {\n          from\n          to\n          requests { count perSecond errors latency { p50Ms p95Ms p99Ms } }\n          operations { count perSecond errors failures latency { p50Ms p95Ms p99Ms } }\n          cache { reads localHits redisHits misses hitRatio }\n          recommendations { count latency { p95Ms } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MetricsSeries($window: MetricsWindow!) {\n    admin {\n      metricsSeries(window: $window) {\n        from\n        to\n        stepSeconds\n        points {\n          from\n          to\n          requests { count perSecond errors latency { p50Ms p95Ms p99Ms } }\n          operations { count perSecond errors failures latency { p50Ms p95Ms p99Ms } }\n          cache { reads localHits redisHits misses hitRatio }\n          recommendations { count latency { p95Ms } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CacheTraffic($window: MetricsWindow!) {\n    admin { cacheStats { name system(window: $window) { reads localHits redisHits misses hitRatio loads failedLoads } } }\n  }\n"): (typeof documents)["\n  query CacheTraffic($window: MetricsWindow!) {\n    admin { cacheStats { name system(window: $window) { reads localHits redisHits misses hitRatio loads failedLoads } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecommendationLatency($window: MetricsWindow!) {\n    admin { recommendationLatency(window: $window) { surface count perSecond latency { p50Ms p95Ms p99Ms } } }\n  }\n"): (typeof documents)["\n  query RecommendationLatency($window: MetricsWindow!) {\n    admin { recommendationLatency(window: $window) { surface count perSecond latency { p50Ms p95Ms p99Ms } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SystemHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id role version host pid startedAt heardAt isAlive eventLoopDelayMs memoryBytes heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SystemHealth {\n    admin {\n      systemHealth {\n        asOf\n        status\n        processes {\n          id role version host pid startedAt heardAt isAlive eventLoopDelayMs memoryBytes heapBytes\n          dependencies { name isUp milliseconds }\n        }\n        dependencies { name status milliseconds }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Popularity($window: PopularityWindow!, $first: Int!) {\n    admin { popularity(window: $window, first: $first) { title { id } viewers starts completions } }\n  }\n"): (typeof documents)["\n  query Popularity($window: PopularityWindow!, $first: Int!) {\n    admin { popularity(window: $window, first: $first) { title { id } viewers starts completions } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlaysByDay($window: PopularityWindow!, $first: Int!) {\n    admin {\n      playsByDay(window: $window, first: $first) {\n        title { id } starts completions days { day starts completions }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlaysByDay($window: PopularityWindow!, $first: Int!) {\n    admin {\n      playsByDay(window: $window, first: $first) {\n        title { id } starts completions days { day starts completions }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AdminMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { operations { count } sockets }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n"): (typeof documents)["\n  subscription AdminMetrics($intervalSeconds: Int!, $after: ID) {\n    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {\n      id\n      occurredAt\n      metrics { operations { count } sockets }\n      modelBuild { id blocks blocksLearned }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      edges { node { id topic title body createdAt readAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      edges { node { id topic title body createdAt readAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnreadCount {\n    me { unreadNotificationCount }\n  }\n"): (typeof documents)["\n  query UnreadCount {\n    me { unreadNotificationCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { id unreadNotificationCount }\n  }\n"): (typeof documents)["\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { id unreadNotificationCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) {\n      id\n      occurredAt\n      notification { id topic title body createdAt readAt }\n    }\n  }\n"): (typeof documents)["\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) {\n      id\n      occurredAt\n      notification { id topic title body createdAt readAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      accessToken\n      refreshToken\n      accessTokenExpiresAt\n      account { id email role }\n    }\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      accessToken\n      refreshToken\n      accessTokenExpiresAt\n      account { id email role }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken account { id } }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken account { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"): (typeof documents)["\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOut { signOut }"): (typeof documents)["mutation SignOut { signOut }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOutEverywhere { signOutEverywhere }"): (typeof documents)["mutation SignOutEverywhere { signOutEverywhere }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      email\n      role\n      emailVerified\n      profiles { id name isKids maturityLimit }\n      devices { id deviceName platform }\n      subscription { state hasAccess plan { code } }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      email\n      role\n      emailVerified\n      profiles { id name isKids maturityLimit }\n      devices { id deviceName platform }\n      subscription { state hasAccess plan { code } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name isKids maturityLimit language }\n  }\n"): (typeof documents)["\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name isKids maturityLimit language }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Profile($id: ID!) {\n    profile(id: $id) { id name }\n  }\n"): (typeof documents)["\n  query Profile($id: ID!) {\n    profile(id: $id) { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plans {\n    plans { id code tier price { amountMinor currency } interval maxProfiles }\n  }\n"): (typeof documents)["\n  query Plans {\n    plans { id code tier price { amountMinor currency } interval maxProfiles }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySubscription {\n    mySubscription {\n      state\n      hasAccess\n      accessUntil\n      cancelAtPeriodEnd\n      currentPeriodStart\n      currentPeriodEnd\n      nextAction\n      plan { code }\n    }\n  }\n"): (typeof documents)["\n  query MySubscription {\n    mySubscription {\n      state\n      hasAccess\n      accessUntil\n      cancelAtPeriodEnd\n      currentPeriodStart\n      currentPeriodEnd\n      nextAction\n      plan { code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { id state hasAccess currentPeriodEnd plan { code } }\n  }\n"): (typeof documents)["\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { id state hasAccess currentPeriodEnd plan { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSubscription {\n    cancelSubscription { state hasAccess cancelAtPeriodEnd }\n  }\n"): (typeof documents)["\n  mutation CancelSubscription {\n    cancelSubscription { state hasAccess cancelAtPeriodEnd }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSubscription {\n    resumeSubscription { state cancelAtPeriodEnd }\n  }\n"): (typeof documents)["\n  mutation ResumeSubscription {\n    resumeSubscription { state cancelAtPeriodEnd }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Genres { genres { id name titleCount } }"): (typeof documents)["query Genres { genres { id name titleCount } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitleById($id: ID!, $profileId: ID) {\n    title(id: $id, profileId: $profileId) {\n      __typename\n      id\n      name\n      releaseDate\n      requiredTier\n      genres { name }\n      credits { name role }\n      ... on Movie { runtimeSeconds studio }\n    }\n  }\n"): (typeof documents)["\n  query TitleById($id: ID!, $profileId: ID) {\n    title(id: $id, profileId: $profileId) {\n      __typename\n      id\n      name\n      releaseDate\n      requiredTier\n      genres { name }\n      credits { name role }\n      ... on Movie { runtimeSeconds studio }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Titles($filter: TitleFilter, $orderBy: TitleOrder, $first: Int, $after: String, $profileId: ID) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        cursor\n        node { id name minimumAge popularity averageRating releaseDate genres { name } credits { name } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Titles($filter: TitleFilter, $orderBy: TitleOrder, $first: Int, $after: String, $profileId: ID) {\n    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        cursor\n        node { id name minimumAge popularity averageRating releaseDate genres { name } credits { name } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) {\n      state positionSeconds durationSeconds completedAt resumePositionSeconds title { id }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) {\n      state positionSeconds durationSeconds completedAt resumePositionSeconds title { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContinueWatching($profileId: ID!, $first: Int, $after: String) {\n    continueWatching(profileId: $profileId, first: $first, after: $after) {\n      edges { node { reason title { id name } playable { id } progress { positionSeconds state } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query ContinueWatching($profileId: ID!, $first: Int, $after: String) {\n    continueWatching(profileId: $profileId, first: $first, after: $after) {\n      edges { node { reason title { id name } playable { id } progress { positionSeconds state } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WatchHistory($profileId: ID!, $first: Int, $after: String) {\n    watchHistory(profileId: $profileId, first: $first, after: $after) {\n      edges { node { event positionSeconds title { id } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query WatchHistory($profileId: ID!, $first: Int, $after: String) {\n    watchHistory(profileId: $profileId, first: $first, after: $after) {\n      edges { node { event positionSeconds title { id } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClearWatchHistory($profileId: ID!) {\n    clearWatchHistory(profileId: $profileId) { profileId clearedAt }\n  }\n"): (typeof documents)["\n  mutation ClearWatchHistory($profileId: ID!) {\n    clearWatchHistory(profileId: $profileId) { profileId clearedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Watchlist($profileId: ID!, $first: Int, $after: String) {\n    watchlist(profileId: $profileId, first: $first, after: $after) {\n      edges { node { id name genres { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Watchlist($profileId: ID!, $first: Int, $after: String) {\n    watchlist(profileId: $profileId, first: $first, after: $after) {\n      edges { node { id name genres { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddToWatchlist($input: TitleOfProfileInput!) {\n    addToWatchlist(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation AddToWatchlist($input: TitleOfProfileInput!) {\n    addToWatchlist(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!) {\n    removeFromWatchlist(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!) {\n    removeFromWatchlist(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { opinion title { id } }\n  }\n"): (typeof documents)["\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { opinion title { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Recommendations($profileId: ID!, $first: Int, $after: String, $strategy: RecommendationStrategy) {\n    recommendations(profileId: $profileId, first: $first, after: $after, strategy: $strategy) {\n      edges {\n        node {\n          rank\n          score\n          modelVersion arm\n          title { id name minimumAge }\n          explanation {\n            summary\n            contributions { strategy weight rawScore weightedScore because { reason title { id } } }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Recommendations($profileId: ID!, $first: Int, $after: String, $strategy: RecommendationStrategy) {\n    recommendations(profileId: $profileId, first: $first, after: $after, strategy: $strategy) {\n      edges {\n        node {\n          rank\n          score\n          modelVersion arm\n          title { id name minimumAge }\n          explanation {\n            summary\n            contributions { strategy weight rawScore weightedScore because { reason title { id } } }\n          }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home($profileId: ID!, $railSize: Int) {\n    home(profileId: $profileId, railSize: $railSize) {\n      generatedAt modelVersion\n      rails { id kind title explanation items { id name minimumAge genres { name } } }\n    }\n  }\n"): (typeof documents)["\n  query Home($profileId: ID!, $railSize: Int) {\n    home(profileId: $profileId, railSize: $railSize) {\n      generatedAt modelVersion\n      rails { id kind title explanation items { id name minimumAge genres { name } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordImpressions($input: RecordImpressionsInput!) { recordImpressions(input: $input) }\n"): (typeof documents)["\n  mutation RecordImpressions($input: RecordImpressionsInput!) { recordImpressions(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SimilarTitles($titleId: ID!, $first: Int, $profileId: ID) {\n    similarTitles(titleId: $titleId, first: $first, profileId: $profileId) {\n      similarity\n      strategy\n      title { id minimumAge }\n    }\n  }\n"): (typeof documents)["\n  query SimilarTitles($titleId: ID!, $first: Int, $profileId: ID) {\n    similarTitles(titleId: $titleId, first: $first, profileId: $profileId) {\n      similarity\n      strategy\n      title { id minimumAge }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Trending($window: TrendingWindow, $genreId: ID, $first: Int, $profileId: ID) {\n    trending(window: $window, genreId: $genreId, first: $first, profileId: $profileId) { score views title { id minimumAge } }\n  }\n"): (typeof documents)["\n  query Trending($window: TrendingWindow, $genreId: ID, $first: Int, $profileId: ID) {\n    trending(window: $window, genreId: $genreId, first: $first, profileId: $profileId) { score views title { id minimumAge } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      profileId\n      positionSeconds\n      state\n      title { id }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      profileId\n      positionSeconds\n      state\n      title { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) {\n      id\n      reason\n      recommendations(first: 5) { edges { node { title { id } explanation { summary } } } }\n    }\n  }\n"): (typeof documents)["\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) {\n      id\n      reason\n      recommendations(first: 5) { edges { node { title { id } explanation { summary } } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n"): (typeof documents)["\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) {\n      sessionId\n      manifestUrl\n      expiresAt\n      resumePositionSeconds\n      heartbeatIntervalSeconds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n"): (typeof documents)["\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlaybackSessions {\n    playbackSessions {\n      sessionId\n      title { id name }\n      profile { id name }\n      deviceName\n      isThisDevice\n      startedAt\n      lastHeartbeatAt\n    }\n  }\n"): (typeof documents)["\n  query PlaybackSessions {\n    playbackSessions {\n      sessionId\n      title { id name }\n      profile { id name }\n      deviceName\n      isThisDevice\n      startedAt\n      lastHeartbeatAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportMyData {\n    exportMyData { id state requestedAt readyAt expiresAt downloadUrl sizeBytes }\n  }\n"): (typeof documents)["\n  mutation ExportMyData {\n    exportMyData { id state requestedAt readyAt expiresAt downloadUrl sizeBytes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyDataExports {\n    me { dataExports { id state readyAt expiresAt downloadUrl sizeBytes } }\n  }\n"): (typeof documents)["\n  query MyDataExports {\n    me { dataExports { id state readyAt expiresAt downloadUrl sizeBytes } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAccount($input: DeleteAccountInput!) {\n    deleteAccount(input: $input) { id erasureDueAt }\n  }\n"): (typeof documents)["\n  mutation DeleteAccount($input: DeleteAccountInput!) {\n    deleteAccount(input: $input) { id erasureDueAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAccountDeletion {\n    cancelAccountDeletion { id erasureDueAt }\n  }\n"): (typeof documents)["\n  mutation CancelAccountDeletion {\n    cancelAccountDeletion { id erasureDueAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProfileDetails($id: ID!) {\n    profile(id: $id) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n"): (typeof documents)["\n  query ProfileDetails($id: ID!) {\n    profile(id: $id) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      id\n      name\n      avatar\n      isKids\n      maturityLimit\n      hasPin\n      language\n      favouriteGenres { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id name }\n  }\n"): (typeof documents)["\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProfilePin($input: SetProfilePinInput!) {\n    setProfilePin(input: $input) { id hasPin }\n  }\n"): (typeof documents)["\n  mutation SetProfilePin($input: SetProfilePinInput!) {\n    setProfilePin(input: $input) { id hasPin }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { id hasPin }\n  }\n"): (typeof documents)["\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { id hasPin }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BindDeviceToProfile($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id deviceName }\n  }\n"): (typeof documents)["\n  mutation BindDeviceToProfile($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id deviceName }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) {\n    releaseDevice(input: $input) { id boundProfile { id } }\n  }\n"): (typeof documents)["\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) {\n    releaseDevice(input: $input) { id boundProfile { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BoundDevices {\n    me {\n      profiles { id name }\n      devices { id boundProfile { id name } }\n    }\n  }\n"): (typeof documents)["\n  query BoundDevices {\n    me {\n      profiles { id name }\n      devices { id boundProfile { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewedAccount($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) {\n      account {\n        profiles { id name }\n        devices { id boundProfileId boundProfile { id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewedAccount($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) {\n      account {\n        profiles { id name }\n        devices { id boundProfileId boundProfile { id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProfilesWithGenres {\n    me {\n      profiles { id favouriteGenres { id name } }\n      devices { id boundProfile { id } }\n    }\n  }\n"): (typeof documents)["\n  query ProfilesWithGenres {\n    me {\n      profiles { id favouriteGenres { id name } }\n      devices { id boundProfile { id } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($query: String!, $filter: TitleFilter! = {}, $first: Int! = 20, $after: String, $profileId: ID) {\n    search(query: $query, filter: $filter, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        score\n        cursor\n        node { __typename id name kind }\n        highlights { field fragments { text isMatch } }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n      facets {\n        genres { genre { name } count }\n        kinds { kind count }\n        decades { decade count }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Search($query: String!, $filter: TitleFilter! = {}, $first: Int! = 20, $after: String, $profileId: ID) {\n    search(query: $query, filter: $filter, first: $first, after: $after, profileId: $profileId) {\n      edges {\n        score\n        cursor\n        node { __typename id name kind }\n        highlights { field fragments { text isMatch } }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n      facets {\n        genres { genre { name } count }\n        kinds { kind count }\n        decades { decade count }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitleStanding($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion title { id } } }\n  }\n"): (typeof documents)["\n  query TitleStanding($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion title { id } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OnWatchlist($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) }\n  }\n"): (typeof documents)["\n  query OnWatchlist($id: ID!, $profileId: ID!) {\n    title(id: $id) { onWatchlist(profileId: $profileId) }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyRating($id: ID!, $profileId: ID!) {\n    title(id: $id) { myRating(profileId: $profileId) { opinion } }\n  }\n"): (typeof documents)["\n  query MyRating($id: ID!, $profileId: ID!) {\n    title(id: $id) { myRating(profileId: $profileId) { opinion } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StandingOfTwo($id: ID!, $one: ID!, $other: ID!) {\n    title(id: $id) {\n      one: onWatchlist(profileId: $one)\n      other: onWatchlist(profileId: $other)\n      oneRating: myRating(profileId: $one) { opinion }\n      otherRating: myRating(profileId: $other) { opinion }\n    }\n  }\n"): (typeof documents)["\n  query StandingOfTwo($id: ID!, $one: ID!, $other: ID!) {\n    title(id: $id) {\n      one: onWatchlist(profileId: $one)\n      other: onWatchlist(profileId: $other)\n      oneRating: myRating(profileId: $one) { opinion }\n      otherRating: myRating(profileId: $other) { opinion }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitlesWithStanding($first: Int!, $profileId: ID!) {\n    titles(first: $first, profileId: $profileId) {\n      edges { node { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n"): (typeof documents)["\n  query TitlesWithStanding($first: Int!, $profileId: ID!) {\n    titles(first: $first, profileId: $profileId) {\n      edges { node { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeWithStanding($railSize: Int!, $profileId: ID!) {\n    home(profileId: $profileId, railSize: $railSize) {\n      rails { items { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n"): (typeof documents)["\n  query HomeWithStanding($railSize: Int!, $profileId: ID!) {\n    home(profileId: $profileId, railSize: $railSize) {\n      rails { items { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOfMind($input: TitleOfProfileInput!, $dislike: RateTitleInput!, $love: RateTitleInput!, $profileId: ID!) {\n    add: addToWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    remove: removeFromWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    first: rateTitle(input: $dislike) { title { myRating(profileId: $profileId) { opinion } } }\n    second: rateTitle(input: $love) { title { myRating(profileId: $profileId) { opinion } } }\n  }\n"): (typeof documents)["\n  mutation ChangeOfMind($input: TitleOfProfileInput!, $dislike: RateTitleInput!, $love: RateTitleInput!, $profileId: ID!) {\n    add: addToWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    remove: removeFromWatchlist(input: $input) { onWatchlist(profileId: $profileId) }\n    first: rateTitle(input: $dislike) { title { myRating(profileId: $profileId) { opinion } } }\n    second: rateTitle(input: $love) { title { myRating(profileId: $profileId) { opinion } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilmsWithTier($profileId: ID!) {\n    titles(first: 100, filter: { kind: MOVIE }, profileId: $profileId) {\n      edges { node { id name requiredTier } }\n    }\n  }\n"): (typeof documents)["\n  query FilmsWithTier($profileId: ID!) {\n    titles(first: 100, filter: { kind: MOVIE }, profileId: $profileId) {\n      edges { node { id name requiredTier } }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;