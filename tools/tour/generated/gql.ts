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
    "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken account { email } }\n  }\n": typeof types.TourSignUpDocument,
    "\n  query TourGenres {\n    genres { id name titleCount }\n  }\n": typeof types.TourGenresDocument,
    "\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n": typeof types.TourCreateProfileDocument,
    "\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n": typeof types.TourPlansDocument,
    "\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n": typeof types.TourSubscribeDocument,
    "\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n": typeof types.TourHomeDocument,
    "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id kind name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n": typeof types.TourRecommendationsDocument,
    "\n  query TourPremiumTitles {\n    titles(first: 100, filter: { kind: MOVIE }) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n": typeof types.TourPremiumTitlesDocument,
    "\n  query TourSearch($query: String!, $profileId: ID!) {\n    search(query: $query, first: 3, profileId: $profileId) { edges { score node { name releaseYear kind } } }\n  }\n": typeof types.TourSearchDocument,
    "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n": typeof types.TourRecordProgressDocument,
    "\n  mutation TourStartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { sessionId manifestUrl heartbeatIntervalSeconds }\n  }\n": typeof types.TourStartPlaybackDocument,
    "\n  mutation TourStopPlayback($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n": typeof types.TourStopPlaybackDocument,
    "\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n": typeof types.TourContinueWatchingDocument,
    "\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n": typeof types.TourWatchProgressUpdatedDocument,
    "\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n": typeof types.TourRecommendationsRefreshedDocument,
    "\n  mutation TourSignIn($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }\n": typeof types.TourSignInDocument,
    "\n  mutation TourRefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": typeof types.TourRefreshTokensDocument,
    "\n  mutation TourAdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now } }\n": typeof types.TourAdvanceClockDocument,
    "\n  query TourMySubscription {\n    mySubscription {\n      state hasAccess accessUntil currentPeriodEnd graceEndsAt trialEndsAt\n      plan { name }\n      history(first: 20) { edges { node { id event to occurredAt } } }\n      invoices(first: 20) {\n        edges { node { number reason status issuedAt total { amountMinor currency } } }\n      }\n    }\n  }\n": typeof types.TourMySubscriptionDocument,
    "\n  mutation TourUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state accessUntil }\n  }\n": typeof types.TourUpdatePaymentMethodDocument,
    "\n  subscription TourSubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { event to }\n  }\n": typeof types.TourSubscriptionChangedDocument,
    "\n  subscription TourPlaybackEnded($after: ID) { playbackEnded(after: $after) { reason } }\n": typeof types.TourPlaybackEndedDocument,
};
const documents: Documents = {
    "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken account { email } }\n  }\n": types.TourSignUpDocument,
    "\n  query TourGenres {\n    genres { id name titleCount }\n  }\n": types.TourGenresDocument,
    "\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n": types.TourCreateProfileDocument,
    "\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n": types.TourPlansDocument,
    "\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n": types.TourSubscribeDocument,
    "\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n": types.TourHomeDocument,
    "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id kind name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n": types.TourRecommendationsDocument,
    "\n  query TourPremiumTitles {\n    titles(first: 100, filter: { kind: MOVIE }) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n": types.TourPremiumTitlesDocument,
    "\n  query TourSearch($query: String!, $profileId: ID!) {\n    search(query: $query, first: 3, profileId: $profileId) { edges { score node { name releaseYear kind } } }\n  }\n": types.TourSearchDocument,
    "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n": types.TourRecordProgressDocument,
    "\n  mutation TourStartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { sessionId manifestUrl heartbeatIntervalSeconds }\n  }\n": types.TourStartPlaybackDocument,
    "\n  mutation TourStopPlayback($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n": types.TourStopPlaybackDocument,
    "\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n": types.TourContinueWatchingDocument,
    "\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n": types.TourWatchProgressUpdatedDocument,
    "\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n": types.TourRecommendationsRefreshedDocument,
    "\n  mutation TourSignIn($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }\n": types.TourSignInDocument,
    "\n  mutation TourRefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n": types.TourRefreshTokensDocument,
    "\n  mutation TourAdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now } }\n": types.TourAdvanceClockDocument,
    "\n  query TourMySubscription {\n    mySubscription {\n      state hasAccess accessUntil currentPeriodEnd graceEndsAt trialEndsAt\n      plan { name }\n      history(first: 20) { edges { node { id event to occurredAt } } }\n      invoices(first: 20) {\n        edges { node { number reason status issuedAt total { amountMinor currency } } }\n      }\n    }\n  }\n": types.TourMySubscriptionDocument,
    "\n  mutation TourUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state accessUntil }\n  }\n": types.TourUpdatePaymentMethodDocument,
    "\n  subscription TourSubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { event to }\n  }\n": types.TourSubscriptionChangedDocument,
    "\n  subscription TourPlaybackEnded($after: ID) { playbackEnded(after: $after) { reason } }\n": types.TourPlaybackEndedDocument,
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
export function graphql(source: "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken account { email } }\n  }\n"): (typeof documents)["\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken refreshToken account { email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourGenres {\n    genres { id name titleCount }\n  }\n"): (typeof documents)["\n  query TourGenres {\n    genres { id name titleCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n"): (typeof documents)["\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n"): (typeof documents)["\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n"): (typeof documents)["\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n"): (typeof documents)["\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id kind name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n"): (typeof documents)["\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id kind name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourPremiumTitles {\n    titles(first: 100, filter: { kind: MOVIE }) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n"): (typeof documents)["\n  query TourPremiumTitles {\n    titles(first: 100, filter: { kind: MOVIE }) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourSearch($query: String!, $profileId: ID!) {\n    search(query: $query, first: 3, profileId: $profileId) { edges { score node { name releaseYear kind } } }\n  }\n"): (typeof documents)["\n  query TourSearch($query: String!, $profileId: ID!) {\n    search(query: $query, first: 3, profileId: $profileId) { edges { score node { name releaseYear kind } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n"): (typeof documents)["\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourStartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { sessionId manifestUrl heartbeatIntervalSeconds }\n  }\n"): (typeof documents)["\n  mutation TourStartPlayback($input: StartPlaybackInput!) {\n    startPlayback(input: $input) { sessionId manifestUrl heartbeatIntervalSeconds }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourStopPlayback($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n"): (typeof documents)["\n  mutation TourStopPlayback($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n"): (typeof documents)["\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n"): (typeof documents)["\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n"): (typeof documents)["\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourSignIn($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }\n"): (typeof documents)["\n  mutation TourSignIn($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourRefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"): (typeof documents)["\n  mutation TourRefreshTokens($input: RefreshTokensInput!) {\n    refreshTokens(input: $input) { accessToken refreshToken }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourAdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now } }\n"): (typeof documents)["\n  mutation TourAdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourMySubscription {\n    mySubscription {\n      state hasAccess accessUntil currentPeriodEnd graceEndsAt trialEndsAt\n      plan { name }\n      history(first: 20) { edges { node { id event to occurredAt } } }\n      invoices(first: 20) {\n        edges { node { number reason status issuedAt total { amountMinor currency } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TourMySubscription {\n    mySubscription {\n      state hasAccess accessUntil currentPeriodEnd graceEndsAt trialEndsAt\n      plan { name }\n      history(first: 20) { edges { node { id event to occurredAt } } }\n      invoices(first: 20) {\n        edges { node { number reason status issuedAt total { amountMinor currency } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state accessUntil }\n  }\n"): (typeof documents)["\n  mutation TourUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {\n    updatePaymentMethod(input: $input) { state accessUntil }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TourSubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { event to }\n  }\n"): (typeof documents)["\n  subscription TourSubscriptionChanged($after: ID) {\n    subscriptionChanged(after: $after) { event to }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TourPlaybackEnded($after: ID) { playbackEnded(after: $after) { reason } }\n"): (typeof documents)["\n  subscription TourPlaybackEnded($after: ID) { playbackEnded(after: $after) { reason } }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;