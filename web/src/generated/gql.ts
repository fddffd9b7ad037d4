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
    "\n  query AccountStanding {\n    me {\n      id\n      erasureDueAt\n      devices { ...DeviceParts }\n    }\n  }\n\n  fragment DeviceParts on Device {\n    id\n    deviceName\n    platform\n    address\n    createdAt\n    lastSeenAt\n    isCurrent\n    boundProfileId\n    boundProfile { id name }\n  }\n": typeof types.AccountStandingDocument,
    "\n  mutation CancelAccountDeletion { cancelAccountDeletion { id erasureDueAt } }\n": typeof types.CancelAccountDeletionDocument,
    "\n  query DataExports {\n    me {\n      id\n      dataExports { ...DataExportParts }\n    }\n  }\n\n  fragment DataExportParts on DataExport {\n    id\n    state\n    requestedAt\n    readyAt\n    expiresAt\n    sizeBytes\n    downloadUrl\n  }\n": typeof types.DataExportsDocument,
    "\n  mutation ExportMyData { exportMyData { id state requestedAt } }\n": typeof types.ExportMyDataDocument,
    "\n  mutation ClearWatchHistory($profileId: ID!) { clearWatchHistory(profileId: $profileId) { profileId clearedAt } }\n": typeof types.ClearWatchHistoryDocument,
    "\n  mutation DeleteAccount($input: DeleteAccountInput!) { deleteAccount(input: $input) { id erasureDueAt } }\n": typeof types.DeleteAccountDocument,
    "\n  mutation RevokeDevice($id: ID!) { revokeDevice(id: $id) { id } }\n": typeof types.RevokeDeviceDocument,
    "\n  mutation SignOutEverywhere($keepThisDevice: Boolean!) {\n    signOutEverywhere(keepThisDevice: $keepThisDevice)\n  }\n": typeof types.SignOutEverywhereDocument,
    "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) { releaseDevice(input: $input) { id } }\n": typeof types.ReleaseDeviceDocument,
    "\n  query Invoices($after: String) {\n    mySubscription {\n      id\n      invoices(first: 12, after: $after) {\n        edges { cursor node { ...InvoiceParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment InvoiceParts on Invoice {\n    id\n    number\n    status\n    reason\n    periodStart\n    periodEnd\n    issuedAt\n    paidAt\n    total { amountMinor currency }\n    refunded { amountMinor currency }\n    lines {\n      kind\n      periodStart\n      periodEnd\n      amount { amountMinor currency }\n      plan { id name }\n    }\n  }\n": typeof types.InvoicesDocument,
    "\n  query AccountPlan {\n    mySubscription { ...SubscriptionParts }\n    plans { ...PlanParts }\n  }\n\n  fragment SubscriptionParts on AccountSubscription {\n    id\n    state\n    hasAccess\n    accessUntil\n    currentPeriodStart\n    currentPeriodEnd\n    graceEndsAt\n    trialEndsAt\n    nextActionAt\n    plan { ...PlanParts }\n    scheduledPlan { ...PlanParts }\n  }\n": typeof types.AccountPlanDocument,
    "\n  query PlanChangePreview($planId: ID!) {\n    mySubscription {\n      id\n      planChange(planId: $planId) {\n        isImmediate\n        takesEffectAt\n        renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n": typeof types.PlanChangePreviewDocument,
    "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { ...SubscriptionParts }\n  }\n": typeof types.SubscribeDocument,
    "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { ...SubscriptionParts }\n  }\n": typeof types.ChangePlanDocument,
    "\n  mutation CancelSubscription { cancelSubscription { ...SubscriptionParts } }\n": typeof types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription { resumeSubscription { ...SubscriptionParts } }\n": typeof types.ResumeSubscriptionDocument,
    "\n  mutation PayOutstanding { payOutstanding { ...SubscriptionParts } }\n": typeof types.PayOutstandingDocument,
    "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { ...SubscriptionParts }\n  }\n": typeof types.UpdatePaymentMethodDocument,
    "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { id event subscription { ...SubscriptionParts } }\n  }\n": typeof types.SubscriptionChangedDocument,
    "\n  query SubscriptionSteps($after: String) {\n    mySubscription {\n      id\n      history(first: 5, after: $after) {\n        edges { cursor node { id event to occurredAt plan { id name } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.SubscriptionStepsDocument,
    "\n  query PlayingNow {\n    playbackSessions {\n      sessionId\n      deviceName\n      isThisDevice\n      startedAt\n      profile { ...ProfileParts }\n      title {\n        id\n        name\n        artwork { backdropUrl }\n        ... on Episode { seasonNumber episodeNumber series { id name } }\n      }\n    }\n  }\n": typeof types.PlayingNowDocument,
    "\n  mutation StopStream($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n": typeof types.StopStreamDocument,
    "\n  subscription StreamEnded($after: ID) { playbackEnded(after: $after) { id sessionId } }\n": typeof types.StreamEndedDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { ...ProfileParts } }\n": typeof types.UpdateProfileDocument,
    "\n  mutation SetProfilePin($input: SetProfilePinInput!) { setProfilePin(input: $input) { ...ProfileParts } }\n": typeof types.SetProfilePinDocument,
    "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id }\n  }\n": typeof types.DeleteProfileDocument,
    "\n  mutation BindDevice($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id }\n  }\n": typeof types.BindDeviceDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification }\n": typeof types.RequestEmailVerificationDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n": typeof types.ChangePasswordDocument,
    "\n  query Home($profileId: ID!) {\n    home(profileId: $profileId, railSize: 20) {\n      modelVersion\n      rails { id kind title explanation items { ...ProfileTitleCard } }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  query ContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId, first: 20) {\n      edges { cursor node { ...ContinueWatchingParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ContinueWatchingParts on ContinueWatchingItem {\n    reason\n    title { ...TitleCard }\n    playable {\n      id\n      name\n      ... on Episode { seasonNumber episodeNumber }\n    }\n    progress { positionSeconds durationSeconds }\n  }\n": typeof types.ContinueWatchingDocument,
    "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n": typeof types.RemoveFromContinueWatchingDocument,
    "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      positionSeconds\n      durationSeconds\n      state\n      title { id }\n    }\n  }\n": typeof types.WatchProgressUpdatedDocument,
    "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) { id reason }\n  }\n": typeof types.RecommendationsRefreshedDocument,
    "\n  query Explanations($profileId: ID!) {\n    recommendations(profileId: $profileId, first: 40) {\n      edges { cursor node { ...ExplanationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ExplanationParts on Recommendation {\n    rank\n    score\n    title { id name }\n    explanation {\n      summary\n      contributions {\n        strategy\n        weight\n        rawScore\n        weightedScore\n        because { reason share title { id name } }\n      }\n    }\n  }\n": typeof types.ExplanationsDocument,
    "\n  mutation RecordImpressions($input: RecordImpressionsInput!) {\n    recordImpressions(input: $input)\n  }\n": typeof types.RecordImpressionsDocument,
    "\n  query Inbox($after: String) {\n    notifications(first: 20, after: $after) {\n      edges { cursor node { ...NotificationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment NotificationParts on Notification {\n    id\n    topic\n    title\n    body\n    createdAt\n    readAt\n  }\n": typeof types.InboxDocument,
    "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) { id notification { ...NotificationParts } }\n  }\n": typeof types.NotificationReceivedDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { __typename id unreadNotificationCount }\n  }\n": typeof types.MarkNotificationsReadDocument,
    "\n  fragment PlanParts on Plan {\n    id\n    code\n    name\n    tier\n    interval\n    maxStreams\n    maxDevices\n    maxProfiles\n    videoQuality\n    trialDays\n    price { amountMinor currency }\n  }\n": typeof types.PlanPartsFragmentDoc,
    "\n  query Plans {\n    plans { ...PlanParts }\n  }\n": typeof types.PlansDocument,
    "\n  query Playable($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) {\n      id\n      kind\n      name\n      runtimeSeconds\n      creditsStartSeconds\n      artwork { backdropUrl posterUrl }\n      ... on Episode {\n        seasonNumber\n        episodeNumber\n        series {\n          id\n          name\n          seasons { id number episodes(first: 100) { edges { cursor node { ...EpisodeName } } pageInfo { endCursor hasNextPage } } }\n        }\n      }\n    }\n  }\n\n  fragment EpisodeName on Title {\n    id\n    name\n    ... on Episode { seasonNumber episodeNumber }\n  }\n": typeof types.PlayableDocument,
    "\n  query FurtherEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 100, after: $after) {\n            edges { cursor node { ...EpisodeName } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n": typeof types.FurtherEpisodesDocument,
    "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { ...PlaybackParts }\n  }\n\n  fragment PlaybackParts on Playback {\n    sessionId\n    manifestUrl\n    expiresAt\n    resumePositionSeconds\n    heartbeatIntervalSeconds\n  }\n": typeof types.StartPlaybackDocument,
    "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) { ...PlaybackParts }\n  }\n": typeof types.HeartbeatPlaybackDocument,
    "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n": typeof types.StopPlaybackDocument,
    "\n  subscription PlaybackEnded($after: ID) {\n    playbackEnded(after: $after) { id sessionId reason }\n  }\n": typeof types.PlaybackEndedDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      role\n      unreadNotificationCount\n      profiles { ...ProfileParts }\n      subscription { id state hasAccess plan { id name tier maxProfiles } }\n    }\n  }\n\n  fragment ProfileParts on Profile {\n    id\n    name\n    avatar\n    isKids\n    hasPin\n    maturityLimit\n  }\n": typeof types.MeDocument,
    "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { ...ProfileParts }\n  }\n": typeof types.UnlockProfileDocument,
    "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { ...ProfileParts }\n  }\n": typeof types.CreateProfileDocument,
    "\n  query Genres {\n    genres { id name titleCount }\n  }\n": typeof types.GenresDocument,
    "\n  query Search($query: String!, $filter: TitleFilter!, $profileId: ID!, $after: String) {\n    search(query: $query, filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      totalCount\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n      facets {\n        genres { count genre { id name } }\n        kinds { count kind }\n        decades { count decade }\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query Browse($filter: TitleFilter!, $profileId: ID!, $after: String) {\n    titles(filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    genres { id name titleCount }\n  }\n": typeof types.BrowseDocument,
    "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": typeof types.RefreshTokensDocument,
    "\n  mutation SignOut { signOut }\n": typeof types.SignOutDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input)\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  query DeviceSignIn($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n": typeof types.DeviceSignInDocument,
    "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n": typeof types.ApproveDeviceSignInDocument,
    "\n  query TitlePage($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) { ...TitleDetails }\n    similarTitles(titleId: $id, profileId: $profileId, first: 18) {\n      title { ...ProfileTitleCard }\n    }\n  }\n\n  fragment TitleDetails on Title {\n    ...ProfileTitleCard\n    synopsis\n    studio\n    minimumAge\n    voteCount\n    runtimeIsEstimated\n    credits { name personId role }\n    ... on Series {\n      seasons {\n        id\n        number\n        name\n        episodeCount\n        episodes(first: 50) {\n          edges { cursor node { ...EpisodeRow } }\n          pageInfo { endCursor hasNextPage }\n        }\n      }\n    }\n    ... on Episode {\n      seasonNumber\n      episodeNumber\n      series { id name }\n    }\n  }\n\n  fragment EpisodeRow on Title {\n    id\n    name\n    synopsis\n    runtimeSeconds\n    artwork { backdropUrl posterUrl }\n    ... on Episode { seasonNumber episodeNumber }\n  }\n": typeof types.TitlePageDocument,
    "\n  query MoreEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 50, after: $after) {\n            edges { cursor node { ...EpisodeRow } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n": typeof types.MoreEpisodesDocument,
    "\n  query Watchlist($profileId: ID!, $after: String) {\n    watchlist(profileId: $profileId, first: 60, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.WatchlistDocument,
    "\n  mutation AddToWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    addToWatchlist(input: $input) { id ...Listed }\n  }\n": typeof types.AddToWatchlistDocument,
    "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    removeFromWatchlist(input: $input) { id ...Listed }\n  }\n": typeof types.RemoveFromWatchlistDocument,
    "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n": typeof types.RemoveRatingDocument,
    "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { __typename opinion }\n  }\n": typeof types.RateTitleDocument,
    "\n  fragment TitleCard on Title {\n    id\n    kind\n    name\n    releaseYear\n    runtimeSeconds\n    maturityRating\n    averageRating\n    requiredTier\n    artwork { posterUrl backdropUrl }\n    genres { id name }\n  }\n": typeof types.TitleCardFragmentDoc,
    "\n  fragment ProfileTitleCard on Title {\n    ...TitleCard\n    ...Listed\n    ...Rated\n  }\n": typeof types.ProfileTitleCardFragmentDoc,
    "\n  fragment Listed on Title {\n    onWatchlist(profileId: $profileId)\n  }\n": typeof types.ListedFragmentDoc,
    "\n  fragment Rated on Title {\n    myRating(profileId: $profileId) { __typename opinion }\n  }\n": typeof types.RatedFragmentDoc,
    "\n  query Welcome {\n    titles(first: 60, filter: { kind: MOVIE }) {\n      edges { cursor node { ...TitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    plans { ...PlanParts }\n  }\n": typeof types.WelcomeDocument,
};
const documents: Documents = {
    "\n  query AccountStanding {\n    me {\n      id\n      erasureDueAt\n      devices { ...DeviceParts }\n    }\n  }\n\n  fragment DeviceParts on Device {\n    id\n    deviceName\n    platform\n    address\n    createdAt\n    lastSeenAt\n    isCurrent\n    boundProfileId\n    boundProfile { id name }\n  }\n": types.AccountStandingDocument,
    "\n  mutation CancelAccountDeletion { cancelAccountDeletion { id erasureDueAt } }\n": types.CancelAccountDeletionDocument,
    "\n  query DataExports {\n    me {\n      id\n      dataExports { ...DataExportParts }\n    }\n  }\n\n  fragment DataExportParts on DataExport {\n    id\n    state\n    requestedAt\n    readyAt\n    expiresAt\n    sizeBytes\n    downloadUrl\n  }\n": types.DataExportsDocument,
    "\n  mutation ExportMyData { exportMyData { id state requestedAt } }\n": types.ExportMyDataDocument,
    "\n  mutation ClearWatchHistory($profileId: ID!) { clearWatchHistory(profileId: $profileId) { profileId clearedAt } }\n": types.ClearWatchHistoryDocument,
    "\n  mutation DeleteAccount($input: DeleteAccountInput!) { deleteAccount(input: $input) { id erasureDueAt } }\n": types.DeleteAccountDocument,
    "\n  mutation RevokeDevice($id: ID!) { revokeDevice(id: $id) { id } }\n": types.RevokeDeviceDocument,
    "\n  mutation SignOutEverywhere($keepThisDevice: Boolean!) {\n    signOutEverywhere(keepThisDevice: $keepThisDevice)\n  }\n": types.SignOutEverywhereDocument,
    "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) { releaseDevice(input: $input) { id } }\n": types.ReleaseDeviceDocument,
    "\n  query Invoices($after: String) {\n    mySubscription {\n      id\n      invoices(first: 12, after: $after) {\n        edges { cursor node { ...InvoiceParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment InvoiceParts on Invoice {\n    id\n    number\n    status\n    reason\n    periodStart\n    periodEnd\n    issuedAt\n    paidAt\n    total { amountMinor currency }\n    refunded { amountMinor currency }\n    lines {\n      kind\n      periodStart\n      periodEnd\n      amount { amountMinor currency }\n      plan { id name }\n    }\n  }\n": types.InvoicesDocument,
    "\n  query AccountPlan {\n    mySubscription { ...SubscriptionParts }\n    plans { ...PlanParts }\n  }\n\n  fragment SubscriptionParts on AccountSubscription {\n    id\n    state\n    hasAccess\n    accessUntil\n    currentPeriodStart\n    currentPeriodEnd\n    graceEndsAt\n    trialEndsAt\n    nextActionAt\n    plan { ...PlanParts }\n    scheduledPlan { ...PlanParts }\n  }\n": types.AccountPlanDocument,
    "\n  query PlanChangePreview($planId: ID!) {\n    mySubscription {\n      id\n      planChange(planId: $planId) {\n        isImmediate\n        takesEffectAt\n        renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n": types.PlanChangePreviewDocument,
    "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { ...SubscriptionParts }\n  }\n": types.SubscribeDocument,
    "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { ...SubscriptionParts }\n  }\n": types.ChangePlanDocument,
    "\n  mutation CancelSubscription { cancelSubscription { ...SubscriptionParts } }\n": types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription { resumeSubscription { ...SubscriptionParts } }\n": types.ResumeSubscriptionDocument,
    "\n  mutation PayOutstanding { payOutstanding { ...SubscriptionParts } }\n": types.PayOutstandingDocument,
    "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { ...SubscriptionParts }\n  }\n": types.UpdatePaymentMethodDocument,
    "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { id event subscription { ...SubscriptionParts } }\n  }\n": types.SubscriptionChangedDocument,
    "\n  query SubscriptionSteps($after: String) {\n    mySubscription {\n      id\n      history(first: 5, after: $after) {\n        edges { cursor node { id event to occurredAt plan { id name } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.SubscriptionStepsDocument,
    "\n  query PlayingNow {\n    playbackSessions {\n      sessionId\n      deviceName\n      isThisDevice\n      startedAt\n      profile { ...ProfileParts }\n      title {\n        id\n        name\n        artwork { backdropUrl }\n        ... on Episode { seasonNumber episodeNumber series { id name } }\n      }\n    }\n  }\n": types.PlayingNowDocument,
    "\n  mutation StopStream($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n": types.StopStreamDocument,
    "\n  subscription StreamEnded($after: ID) { playbackEnded(after: $after) { id sessionId } }\n": types.StreamEndedDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { ...ProfileParts } }\n": types.UpdateProfileDocument,
    "\n  mutation SetProfilePin($input: SetProfilePinInput!) { setProfilePin(input: $input) { ...ProfileParts } }\n": types.SetProfilePinDocument,
    "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id }\n  }\n": types.DeleteProfileDocument,
    "\n  mutation BindDevice($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id }\n  }\n": types.BindDeviceDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification }\n": types.RequestEmailVerificationDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n": types.ChangePasswordDocument,
    "\n  query Home($profileId: ID!) {\n    home(profileId: $profileId, railSize: 20) {\n      modelVersion\n      rails { id kind title explanation items { ...ProfileTitleCard } }\n    }\n  }\n": types.HomeDocument,
    "\n  query ContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId, first: 20) {\n      edges { cursor node { ...ContinueWatchingParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ContinueWatchingParts on ContinueWatchingItem {\n    reason\n    title { ...TitleCard }\n    playable {\n      id\n      name\n      ... on Episode { seasonNumber episodeNumber }\n    }\n    progress { positionSeconds durationSeconds }\n  }\n": types.ContinueWatchingDocument,
    "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n": types.RemoveFromContinueWatchingDocument,
    "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      positionSeconds\n      durationSeconds\n      state\n      title { id }\n    }\n  }\n": types.WatchProgressUpdatedDocument,
    "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) { id reason }\n  }\n": types.RecommendationsRefreshedDocument,
    "\n  query Explanations($profileId: ID!) {\n    recommendations(profileId: $profileId, first: 40) {\n      edges { cursor node { ...ExplanationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ExplanationParts on Recommendation {\n    rank\n    score\n    title { id name }\n    explanation {\n      summary\n      contributions {\n        strategy\n        weight\n        rawScore\n        weightedScore\n        because { reason share title { id name } }\n      }\n    }\n  }\n": types.ExplanationsDocument,
    "\n  mutation RecordImpressions($input: RecordImpressionsInput!) {\n    recordImpressions(input: $input)\n  }\n": types.RecordImpressionsDocument,
    "\n  query Inbox($after: String) {\n    notifications(first: 20, after: $after) {\n      edges { cursor node { ...NotificationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment NotificationParts on Notification {\n    id\n    topic\n    title\n    body\n    createdAt\n    readAt\n  }\n": types.InboxDocument,
    "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) { id notification { ...NotificationParts } }\n  }\n": types.NotificationReceivedDocument,
    "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { __typename id unreadNotificationCount }\n  }\n": types.MarkNotificationsReadDocument,
    "\n  fragment PlanParts on Plan {\n    id\n    code\n    name\n    tier\n    interval\n    maxStreams\n    maxDevices\n    maxProfiles\n    videoQuality\n    trialDays\n    price { amountMinor currency }\n  }\n": types.PlanPartsFragmentDoc,
    "\n  query Plans {\n    plans { ...PlanParts }\n  }\n": types.PlansDocument,
    "\n  query Playable($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) {\n      id\n      kind\n      name\n      runtimeSeconds\n      creditsStartSeconds\n      artwork { backdropUrl posterUrl }\n      ... on Episode {\n        seasonNumber\n        episodeNumber\n        series {\n          id\n          name\n          seasons { id number episodes(first: 100) { edges { cursor node { ...EpisodeName } } pageInfo { endCursor hasNextPage } } }\n        }\n      }\n    }\n  }\n\n  fragment EpisodeName on Title {\n    id\n    name\n    ... on Episode { seasonNumber episodeNumber }\n  }\n": types.PlayableDocument,
    "\n  query FurtherEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 100, after: $after) {\n            edges { cursor node { ...EpisodeName } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n": types.FurtherEpisodesDocument,
    "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { ...PlaybackParts }\n  }\n\n  fragment PlaybackParts on Playback {\n    sessionId\n    manifestUrl\n    expiresAt\n    resumePositionSeconds\n    heartbeatIntervalSeconds\n  }\n": types.StartPlaybackDocument,
    "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) { ...PlaybackParts }\n  }\n": types.HeartbeatPlaybackDocument,
    "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n": types.StopPlaybackDocument,
    "\n  subscription PlaybackEnded($after: ID) {\n    playbackEnded(after: $after) { id sessionId reason }\n  }\n": types.PlaybackEndedDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      role\n      unreadNotificationCount\n      profiles { ...ProfileParts }\n      subscription { id state hasAccess plan { id name tier maxProfiles } }\n    }\n  }\n\n  fragment ProfileParts on Profile {\n    id\n    name\n    avatar\n    isKids\n    hasPin\n    maturityLimit\n  }\n": types.MeDocument,
    "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { ...ProfileParts }\n  }\n": types.UnlockProfileDocument,
    "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { ...ProfileParts }\n  }\n": types.CreateProfileDocument,
    "\n  query Genres {\n    genres { id name titleCount }\n  }\n": types.GenresDocument,
    "\n  query Search($query: String!, $filter: TitleFilter!, $profileId: ID!, $after: String) {\n    search(query: $query, filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      totalCount\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n      facets {\n        genres { count genre { id name } }\n        kinds { count kind }\n        decades { count decade }\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  query Browse($filter: TitleFilter!, $profileId: ID!, $after: String) {\n    titles(filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    genres { id name titleCount }\n  }\n": types.BrowseDocument,
    "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": types.RefreshTokensDocument,
    "\n  mutation SignOut { signOut }\n": types.SignOutDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken }\n  }\n": types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken }\n  }\n": types.SignUpDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input)\n  }\n": types.RequestPasswordResetDocument,
    "\n  query DeviceSignIn($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n": types.DeviceSignInDocument,
    "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n": types.ApproveDeviceSignInDocument,
    "\n  query TitlePage($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) { ...TitleDetails }\n    similarTitles(titleId: $id, profileId: $profileId, first: 18) {\n      title { ...ProfileTitleCard }\n    }\n  }\n\n  fragment TitleDetails on Title {\n    ...ProfileTitleCard\n    synopsis\n    studio\n    minimumAge\n    voteCount\n    runtimeIsEstimated\n    credits { name personId role }\n    ... on Series {\n      seasons {\n        id\n        number\n        name\n        episodeCount\n        episodes(first: 50) {\n          edges { cursor node { ...EpisodeRow } }\n          pageInfo { endCursor hasNextPage }\n        }\n      }\n    }\n    ... on Episode {\n      seasonNumber\n      episodeNumber\n      series { id name }\n    }\n  }\n\n  fragment EpisodeRow on Title {\n    id\n    name\n    synopsis\n    runtimeSeconds\n    artwork { backdropUrl posterUrl }\n    ... on Episode { seasonNumber episodeNumber }\n  }\n": types.TitlePageDocument,
    "\n  query MoreEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 50, after: $after) {\n            edges { cursor node { ...EpisodeRow } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n": types.MoreEpisodesDocument,
    "\n  query Watchlist($profileId: ID!, $after: String) {\n    watchlist(profileId: $profileId, first: 60, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.WatchlistDocument,
    "\n  mutation AddToWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    addToWatchlist(input: $input) { id ...Listed }\n  }\n": types.AddToWatchlistDocument,
    "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    removeFromWatchlist(input: $input) { id ...Listed }\n  }\n": types.RemoveFromWatchlistDocument,
    "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n": types.RemoveRatingDocument,
    "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { __typename opinion }\n  }\n": types.RateTitleDocument,
    "\n  fragment TitleCard on Title {\n    id\n    kind\n    name\n    releaseYear\n    runtimeSeconds\n    maturityRating\n    averageRating\n    requiredTier\n    artwork { posterUrl backdropUrl }\n    genres { id name }\n  }\n": types.TitleCardFragmentDoc,
    "\n  fragment ProfileTitleCard on Title {\n    ...TitleCard\n    ...Listed\n    ...Rated\n  }\n": types.ProfileTitleCardFragmentDoc,
    "\n  fragment Listed on Title {\n    onWatchlist(profileId: $profileId)\n  }\n": types.ListedFragmentDoc,
    "\n  fragment Rated on Title {\n    myRating(profileId: $profileId) { __typename opinion }\n  }\n": types.RatedFragmentDoc,
    "\n  query Welcome {\n    titles(first: 60, filter: { kind: MOVIE }) {\n      edges { cursor node { ...TitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    plans { ...PlanParts }\n  }\n": types.WelcomeDocument,
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
export function graphql(source: "\n  query AccountStanding {\n    me {\n      id\n      erasureDueAt\n      devices { ...DeviceParts }\n    }\n  }\n\n  fragment DeviceParts on Device {\n    id\n    deviceName\n    platform\n    address\n    createdAt\n    lastSeenAt\n    isCurrent\n    boundProfileId\n    boundProfile { id name }\n  }\n"): (typeof documents)["\n  query AccountStanding {\n    me {\n      id\n      erasureDueAt\n      devices { ...DeviceParts }\n    }\n  }\n\n  fragment DeviceParts on Device {\n    id\n    deviceName\n    platform\n    address\n    createdAt\n    lastSeenAt\n    isCurrent\n    boundProfileId\n    boundProfile { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAccountDeletion { cancelAccountDeletion { id erasureDueAt } }\n"): (typeof documents)["\n  mutation CancelAccountDeletion { cancelAccountDeletion { id erasureDueAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DataExports {\n    me {\n      id\n      dataExports { ...DataExportParts }\n    }\n  }\n\n  fragment DataExportParts on DataExport {\n    id\n    state\n    requestedAt\n    readyAt\n    expiresAt\n    sizeBytes\n    downloadUrl\n  }\n"): (typeof documents)["\n  query DataExports {\n    me {\n      id\n      dataExports { ...DataExportParts }\n    }\n  }\n\n  fragment DataExportParts on DataExport {\n    id\n    state\n    requestedAt\n    readyAt\n    expiresAt\n    sizeBytes\n    downloadUrl\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportMyData { exportMyData { id state requestedAt } }\n"): (typeof documents)["\n  mutation ExportMyData { exportMyData { id state requestedAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClearWatchHistory($profileId: ID!) { clearWatchHistory(profileId: $profileId) { profileId clearedAt } }\n"): (typeof documents)["\n  mutation ClearWatchHistory($profileId: ID!) { clearWatchHistory(profileId: $profileId) { profileId clearedAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAccount($input: DeleteAccountInput!) { deleteAccount(input: $input) { id erasureDueAt } }\n"): (typeof documents)["\n  mutation DeleteAccount($input: DeleteAccountInput!) { deleteAccount(input: $input) { id erasureDueAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeDevice($id: ID!) { revokeDevice(id: $id) { id } }\n"): (typeof documents)["\n  mutation RevokeDevice($id: ID!) { revokeDevice(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOutEverywhere($keepThisDevice: Boolean!) {\n    signOutEverywhere(keepThisDevice: $keepThisDevice)\n  }\n"): (typeof documents)["\n  mutation SignOutEverywhere($keepThisDevice: Boolean!) {\n    signOutEverywhere(keepThisDevice: $keepThisDevice)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) { releaseDevice(input: $input) { id } }\n"): (typeof documents)["\n  mutation ReleaseDevice($input: ReleaseDeviceInput!) { releaseDevice(input: $input) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invoices($after: String) {\n    mySubscription {\n      id\n      invoices(first: 12, after: $after) {\n        edges { cursor node { ...InvoiceParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment InvoiceParts on Invoice {\n    id\n    number\n    status\n    reason\n    periodStart\n    periodEnd\n    issuedAt\n    paidAt\n    total { amountMinor currency }\n    refunded { amountMinor currency }\n    lines {\n      kind\n      periodStart\n      periodEnd\n      amount { amountMinor currency }\n      plan { id name }\n    }\n  }\n"): (typeof documents)["\n  query Invoices($after: String) {\n    mySubscription {\n      id\n      invoices(first: 12, after: $after) {\n        edges { cursor node { ...InvoiceParts } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n\n  fragment InvoiceParts on Invoice {\n    id\n    number\n    status\n    reason\n    periodStart\n    periodEnd\n    issuedAt\n    paidAt\n    total { amountMinor currency }\n    refunded { amountMinor currency }\n    lines {\n      kind\n      periodStart\n      periodEnd\n      amount { amountMinor currency }\n      plan { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountPlan {\n    mySubscription { ...SubscriptionParts }\n    plans { ...PlanParts }\n  }\n\n  fragment SubscriptionParts on AccountSubscription {\n    id\n    state\n    hasAccess\n    accessUntil\n    currentPeriodStart\n    currentPeriodEnd\n    graceEndsAt\n    trialEndsAt\n    nextActionAt\n    plan { ...PlanParts }\n    scheduledPlan { ...PlanParts }\n  }\n"): (typeof documents)["\n  query AccountPlan {\n    mySubscription { ...SubscriptionParts }\n    plans { ...PlanParts }\n  }\n\n  fragment SubscriptionParts on AccountSubscription {\n    id\n    state\n    hasAccess\n    accessUntil\n    currentPeriodStart\n    currentPeriodEnd\n    graceEndsAt\n    trialEndsAt\n    nextActionAt\n    plan { ...PlanParts }\n    scheduledPlan { ...PlanParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanChangePreview($planId: ID!) {\n    mySubscription {\n      id\n      planChange(planId: $planId) {\n        isImmediate\n        takesEffectAt\n        renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlanChangePreview($planId: ID!) {\n    mySubscription {\n      id\n      planChange(planId: $planId) {\n        isImmediate\n        takesEffectAt\n        renewsAt\n        due { amountMinor currency }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { ...SubscriptionParts }\n  }\n"): (typeof documents)["\n  mutation Subscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { ...SubscriptionParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { ...SubscriptionParts }\n  }\n"): (typeof documents)["\n  mutation ChangePlan($input: ChangePlanInput!) {\n    changePlan(input: $input) { ...SubscriptionParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSubscription { cancelSubscription { ...SubscriptionParts } }\n"): (typeof documents)["\n  mutation CancelSubscription { cancelSubscription { ...SubscriptionParts } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSubscription { resumeSubscription { ...SubscriptionParts } }\n"): (typeof documents)["\n  mutation ResumeSubscription { resumeSubscription { ...SubscriptionParts } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayOutstanding { payOutstanding { ...SubscriptionParts } }\n"): (typeof documents)["\n  mutation PayOutstanding { payOutstanding { ...SubscriptionParts } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { ...SubscriptionParts }\n  }\n"): (typeof documents)["\n  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { ...SubscriptionParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { id event subscription { ...SubscriptionParts } }\n  }\n"): (typeof documents)["\n  subscription SubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { id event subscription { ...SubscriptionParts } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubscriptionSteps($after: String) {\n    mySubscription {\n      id\n      history(first: 5, after: $after) {\n        edges { cursor node { id event to occurredAt plan { id name } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SubscriptionSteps($after: String) {\n    mySubscription {\n      id\n      history(first: 5, after: $after) {\n        edges { cursor node { id event to occurredAt plan { id name } } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlayingNow {\n    playbackSessions {\n      sessionId\n      deviceName\n      isThisDevice\n      startedAt\n      profile { ...ProfileParts }\n      title {\n        id\n        name\n        artwork { backdropUrl }\n        ... on Episode { seasonNumber episodeNumber series { id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlayingNow {\n    playbackSessions {\n      sessionId\n      deviceName\n      isThisDevice\n      startedAt\n      profile { ...ProfileParts }\n      title {\n        id\n        name\n        artwork { backdropUrl }\n        ... on Episode { seasonNumber episodeNumber series { id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopStream($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n"): (typeof documents)["\n  mutation StopStream($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription StreamEnded($after: ID) { playbackEnded(after: $after) { id sessionId } }\n"): (typeof documents)["\n  subscription StreamEnded($after: ID) { playbackEnded(after: $after) { id sessionId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { ...ProfileParts } }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { ...ProfileParts } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProfilePin($input: SetProfilePinInput!) { setProfilePin(input: $input) { ...ProfileParts } }\n"): (typeof documents)["\n  mutation SetProfilePin($input: SetProfilePinInput!) { setProfilePin(input: $input) { ...ProfileParts } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id }\n  }\n"): (typeof documents)["\n  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {\n    deleteProfile(id: $id, pin: $pin, password: $password) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BindDevice($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation BindDevice($input: BindDeviceToProfileInput!) {\n    bindDeviceToProfile(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailVerification { requestEmailVerification }\n"): (typeof documents)["\n  mutation RequestEmailVerification { requestEmailVerification }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home($profileId: ID!) {\n    home(profileId: $profileId, railSize: 20) {\n      modelVersion\n      rails { id kind title explanation items { ...ProfileTitleCard } }\n    }\n  }\n"): (typeof documents)["\n  query Home($profileId: ID!) {\n    home(profileId: $profileId, railSize: 20) {\n      modelVersion\n      rails { id kind title explanation items { ...ProfileTitleCard } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId, first: 20) {\n      edges { cursor node { ...ContinueWatchingParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ContinueWatchingParts on ContinueWatchingItem {\n    reason\n    title { ...TitleCard }\n    playable {\n      id\n      name\n      ... on Episode { seasonNumber episodeNumber }\n    }\n    progress { positionSeconds durationSeconds }\n  }\n"): (typeof documents)["\n  query ContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId, first: 20) {\n      edges { cursor node { ...ContinueWatchingParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ContinueWatchingParts on ContinueWatchingItem {\n    reason\n    title { ...TitleCard }\n    playable {\n      id\n      name\n      ... on Episode { seasonNumber episodeNumber }\n    }\n    progress { positionSeconds durationSeconds }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {\n    removeFromContinueWatching(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      positionSeconds\n      durationSeconds\n      state\n      title { id }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {\n    watchProgressUpdated(profileId: $profileId, after: $after) {\n      id\n      positionSeconds\n      durationSeconds\n      state\n      title { id }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) { id reason }\n  }\n"): (typeof documents)["\n  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {\n    recommendationsRefreshed(profileId: $profileId, after: $after) { id reason }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Explanations($profileId: ID!) {\n    recommendations(profileId: $profileId, first: 40) {\n      edges { cursor node { ...ExplanationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ExplanationParts on Recommendation {\n    rank\n    score\n    title { id name }\n    explanation {\n      summary\n      contributions {\n        strategy\n        weight\n        rawScore\n        weightedScore\n        because { reason share title { id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Explanations($profileId: ID!) {\n    recommendations(profileId: $profileId, first: 40) {\n      edges { cursor node { ...ExplanationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment ExplanationParts on Recommendation {\n    rank\n    score\n    title { id name }\n    explanation {\n      summary\n      contributions {\n        strategy\n        weight\n        rawScore\n        weightedScore\n        because { reason share title { id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordImpressions($input: RecordImpressionsInput!) {\n    recordImpressions(input: $input)\n  }\n"): (typeof documents)["\n  mutation RecordImpressions($input: RecordImpressionsInput!) {\n    recordImpressions(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Inbox($after: String) {\n    notifications(first: 20, after: $after) {\n      edges { cursor node { ...NotificationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment NotificationParts on Notification {\n    id\n    topic\n    title\n    body\n    createdAt\n    readAt\n  }\n"): (typeof documents)["\n  query Inbox($after: String) {\n    notifications(first: 20, after: $after) {\n      edges { cursor node { ...NotificationParts } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n\n  fragment NotificationParts on Notification {\n    id\n    topic\n    title\n    body\n    createdAt\n    readAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) { id notification { ...NotificationParts } }\n  }\n"): (typeof documents)["\n  subscription NotificationReceived($after: ID) {\n    notificationReceived(after: $after) { id notification { ...NotificationParts } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { __typename id unreadNotificationCount }\n  }\n"): (typeof documents)["\n  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {\n    markNotificationsRead(input: $input) { __typename id unreadNotificationCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PlanParts on Plan {\n    id\n    code\n    name\n    tier\n    interval\n    maxStreams\n    maxDevices\n    maxProfiles\n    videoQuality\n    trialDays\n    price { amountMinor currency }\n  }\n"): (typeof documents)["\n  fragment PlanParts on Plan {\n    id\n    code\n    name\n    tier\n    interval\n    maxStreams\n    maxDevices\n    maxProfiles\n    videoQuality\n    trialDays\n    price { amountMinor currency }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Plans {\n    plans { ...PlanParts }\n  }\n"): (typeof documents)["\n  query Plans {\n    plans { ...PlanParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Playable($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) {\n      id\n      kind\n      name\n      runtimeSeconds\n      creditsStartSeconds\n      artwork { backdropUrl posterUrl }\n      ... on Episode {\n        seasonNumber\n        episodeNumber\n        series {\n          id\n          name\n          seasons { id number episodes(first: 100) { edges { cursor node { ...EpisodeName } } pageInfo { endCursor hasNextPage } } }\n        }\n      }\n    }\n  }\n\n  fragment EpisodeName on Title {\n    id\n    name\n    ... on Episode { seasonNumber episodeNumber }\n  }\n"): (typeof documents)["\n  query Playable($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) {\n      id\n      kind\n      name\n      runtimeSeconds\n      creditsStartSeconds\n      artwork { backdropUrl posterUrl }\n      ... on Episode {\n        seasonNumber\n        episodeNumber\n        series {\n          id\n          name\n          seasons { id number episodes(first: 100) { edges { cursor node { ...EpisodeName } } pageInfo { endCursor hasNextPage } } }\n        }\n      }\n    }\n  }\n\n  fragment EpisodeName on Title {\n    id\n    name\n    ... on Episode { seasonNumber episodeNumber }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FurtherEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 100, after: $after) {\n            edges { cursor node { ...EpisodeName } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FurtherEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 100, after: $after) {\n            edges { cursor node { ...EpisodeName } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { ...PlaybackParts }\n  }\n\n  fragment PlaybackParts on Playback {\n    sessionId\n    manifestUrl\n    expiresAt\n    resumePositionSeconds\n    heartbeatIntervalSeconds\n  }\n"): (typeof documents)["\n  mutation StartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { ...PlaybackParts }\n  }\n\n  fragment PlaybackParts on Playback {\n    sessionId\n    manifestUrl\n    expiresAt\n    resumePositionSeconds\n    heartbeatIntervalSeconds\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) { ...PlaybackParts }\n  }\n"): (typeof documents)["\n  mutation HeartbeatPlayback($input: HeartbeatPlaybackInput!) {\n    heartbeatPlayback(input: $input) { ...PlaybackParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n"): (typeof documents)["\n  mutation StopPlayback($input: StopPlaybackInput!) {\n    stopPlayback(input: $input) { sessionId }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PlaybackEnded($after: ID) {\n    playbackEnded(after: $after) { id sessionId reason }\n  }\n"): (typeof documents)["\n  subscription PlaybackEnded($after: ID) {\n    playbackEnded(after: $after) { id sessionId reason }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      role\n      unreadNotificationCount\n      profiles { ...ProfileParts }\n      subscription { id state hasAccess plan { id name tier maxProfiles } }\n    }\n  }\n\n  fragment ProfileParts on Profile {\n    id\n    name\n    avatar\n    isKids\n    hasPin\n    maturityLimit\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      role\n      unreadNotificationCount\n      profiles { ...ProfileParts }\n      subscription { id state hasAccess plan { id name tier maxProfiles } }\n    }\n  }\n\n  fragment ProfileParts on Profile {\n    id\n    name\n    avatar\n    isKids\n    hasPin\n    maturityLimit\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { ...ProfileParts }\n  }\n"): (typeof documents)["\n  mutation UnlockProfile($input: UnlockProfileInput!) {\n    unlockProfile(input: $input) { ...ProfileParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { ...ProfileParts }\n  }\n"): (typeof documents)["\n  mutation CreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { ...ProfileParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Genres {\n    genres { id name titleCount }\n  }\n"): (typeof documents)["\n  query Genres {\n    genres { id name titleCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($query: String!, $filter: TitleFilter!, $profileId: ID!, $after: String) {\n    search(query: $query, filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      totalCount\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n      facets {\n        genres { count genre { id name } }\n        kinds { count kind }\n        decades { count decade }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Search($query: String!, $filter: TitleFilter!, $profileId: ID!, $after: String) {\n    search(query: $query, filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      totalCount\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n      facets {\n        genres { count genre { id name } }\n        kinds { count kind }\n        decades { count decade }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Browse($filter: TitleFilter!, $profileId: ID!, $after: String) {\n    titles(filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    genres { id name titleCount }\n  }\n"): (typeof documents)["\n  query Browse($filter: TitleFilter!, $profileId: ID!, $after: String) {\n    titles(filter: $filter, profileId: $profileId, first: 40, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    genres { id name titleCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"): (typeof documents)["\n  mutation RefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut { signOut }\n"): (typeof documents)["\n  mutation SignOut { signOut }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) { accessToken refreshToken }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken }\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input)\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeviceSignIn($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n"): (typeof documents)["\n  query DeviceSignIn($userCode: String!) {\n    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n"): (typeof documents)["\n  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {\n    approveDeviceSignIn(input: $input) { deviceName status }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TitlePage($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) { ...TitleDetails }\n    similarTitles(titleId: $id, profileId: $profileId, first: 18) {\n      title { ...ProfileTitleCard }\n    }\n  }\n\n  fragment TitleDetails on Title {\n    ...ProfileTitleCard\n    synopsis\n    studio\n    minimumAge\n    voteCount\n    runtimeIsEstimated\n    credits { name personId role }\n    ... on Series {\n      seasons {\n        id\n        number\n        name\n        episodeCount\n        episodes(first: 50) {\n          edges { cursor node { ...EpisodeRow } }\n          pageInfo { endCursor hasNextPage }\n        }\n      }\n    }\n    ... on Episode {\n      seasonNumber\n      episodeNumber\n      series { id name }\n    }\n  }\n\n  fragment EpisodeRow on Title {\n    id\n    name\n    synopsis\n    runtimeSeconds\n    artwork { backdropUrl posterUrl }\n    ... on Episode { seasonNumber episodeNumber }\n  }\n"): (typeof documents)["\n  query TitlePage($id: ID!, $profileId: ID!) {\n    title(id: $id, profileId: $profileId) { ...TitleDetails }\n    similarTitles(titleId: $id, profileId: $profileId, first: 18) {\n      title { ...ProfileTitleCard }\n    }\n  }\n\n  fragment TitleDetails on Title {\n    ...ProfileTitleCard\n    synopsis\n    studio\n    minimumAge\n    voteCount\n    runtimeIsEstimated\n    credits { name personId role }\n    ... on Series {\n      seasons {\n        id\n        number\n        name\n        episodeCount\n        episodes(first: 50) {\n          edges { cursor node { ...EpisodeRow } }\n          pageInfo { endCursor hasNextPage }\n        }\n      }\n    }\n    ... on Episode {\n      seasonNumber\n      episodeNumber\n      series { id name }\n    }\n  }\n\n  fragment EpisodeRow on Title {\n    id\n    name\n    synopsis\n    runtimeSeconds\n    artwork { backdropUrl posterUrl }\n    ... on Episode { seasonNumber episodeNumber }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoreEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 50, after: $after) {\n            edges { cursor node { ...EpisodeRow } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoreEpisodes($id: ID!, $profileId: ID!, $number: Int!, $after: String) {\n    title(id: $id, profileId: $profileId) {\n      id\n      ... on Series {\n        season(number: $number) {\n          id\n          episodes(first: 50, after: $after) {\n            edges { cursor node { ...EpisodeRow } }\n            pageInfo { endCursor hasNextPage }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Watchlist($profileId: ID!, $after: String) {\n    watchlist(profileId: $profileId, first: 60, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): (typeof documents)["\n  query Watchlist($profileId: ID!, $after: String) {\n    watchlist(profileId: $profileId, first: 60, after: $after) {\n      edges { cursor node { ...ProfileTitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddToWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    addToWatchlist(input: $input) { id ...Listed }\n  }\n"): (typeof documents)["\n  mutation AddToWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    addToWatchlist(input: $input) { id ...Listed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    removeFromWatchlist(input: $input) { id ...Listed }\n  }\n"): (typeof documents)["\n  mutation RemoveFromWatchlist($input: TitleOfProfileInput!, $profileId: ID!) {\n    removeFromWatchlist(input: $input) { id ...Listed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveRating($input: TitleOfProfileInput!) {\n    removeRating(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { __typename opinion }\n  }\n"): (typeof documents)["\n  mutation RateTitle($input: RateTitleInput!) {\n    rateTitle(input: $input) { __typename opinion }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TitleCard on Title {\n    id\n    kind\n    name\n    releaseYear\n    runtimeSeconds\n    maturityRating\n    averageRating\n    requiredTier\n    artwork { posterUrl backdropUrl }\n    genres { id name }\n  }\n"): (typeof documents)["\n  fragment TitleCard on Title {\n    id\n    kind\n    name\n    releaseYear\n    runtimeSeconds\n    maturityRating\n    averageRating\n    requiredTier\n    artwork { posterUrl backdropUrl }\n    genres { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProfileTitleCard on Title {\n    ...TitleCard\n    ...Listed\n    ...Rated\n  }\n"): (typeof documents)["\n  fragment ProfileTitleCard on Title {\n    ...TitleCard\n    ...Listed\n    ...Rated\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Listed on Title {\n    onWatchlist(profileId: $profileId)\n  }\n"): (typeof documents)["\n  fragment Listed on Title {\n    onWatchlist(profileId: $profileId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Rated on Title {\n    myRating(profileId: $profileId) { __typename opinion }\n  }\n"): (typeof documents)["\n  fragment Rated on Title {\n    myRating(profileId: $profileId) { __typename opinion }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Welcome {\n    titles(first: 60, filter: { kind: MOVIE }) {\n      edges { cursor node { ...TitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    plans { ...PlanParts }\n  }\n"): (typeof documents)["\n  query Welcome {\n    titles(first: 60, filter: { kind: MOVIE }) {\n      edges { cursor node { ...TitleCard } }\n      pageInfo { endCursor hasNextPage }\n    }\n    plans { ...PlanParts }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;