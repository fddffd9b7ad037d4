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
    "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken account { email } }\n  }\n": typeof types.TourSignUpDocument,
    "\n  query TourGenres {\n    genres { id name titleCount }\n  }\n": typeof types.TourGenresDocument,
    "\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n": typeof types.TourCreateProfileDocument,
    "\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n": typeof types.TourPlansDocument,
    "\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n": typeof types.TourSubscribeDocument,
    "\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n": typeof types.TourHomeDocument,
    "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n": typeof types.TourRecommendationsDocument,
    "\n  query TourPremiumTitles {\n    titles(first: 100) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n": typeof types.TourPremiumTitlesDocument,
    "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n": typeof types.TourRecordProgressDocument,
    "\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n": typeof types.TourContinueWatchingDocument,
    "\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n": typeof types.TourWatchProgressUpdatedDocument,
    "\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n": typeof types.TourRecommendationsRefreshedDocument,
};
const documents: Documents = {
    "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken account { email } }\n  }\n": types.TourSignUpDocument,
    "\n  query TourGenres {\n    genres { id name titleCount }\n  }\n": types.TourGenresDocument,
    "\n  mutation TourCreateProfile($input: CreateProfileInput!) {\n    createProfile(input: $input) { id name }\n  }\n": types.TourCreateProfileDocument,
    "\n  query TourPlans {\n    plans { id name interval tier price { amountMinor currency } }\n  }\n": types.TourPlansDocument,
    "\n  mutation TourSubscribe($input: SubscribeInput!) {\n    subscribe(input: $input) { state currentPeriodEnd plan { name } }\n  }\n": types.TourSubscribeDocument,
    "\n  query TourHome($profileId: ID!) {\n    home(profileId: $profileId, railSize: 5) {\n      rails { title explanation items { name } }\n    }\n  }\n": types.TourHomeDocument,
    "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n": types.TourRecommendationsDocument,
    "\n  query TourPremiumTitles {\n    titles(first: 100) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n": types.TourPremiumTitlesDocument,
    "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n": types.TourRecordProgressDocument,
    "\n  query TourContinueWatching($profileId: ID!) {\n    continueWatching(profileId: $profileId) {\n      edges { node { title { name } progress { positionSeconds durationSeconds } } }\n    }\n  }\n": types.TourContinueWatchingDocument,
    "\n  subscription TourWatchProgressUpdated($profileId: ID!) {\n    watchProgressUpdated(profileId: $profileId) { state share title { name } }\n  }\n": types.TourWatchProgressUpdatedDocument,
    "\n  subscription TourRecommendationsRefreshed($profileId: ID!) {\n    recommendationsRefreshed(profileId: $profileId) {\n      reason\n      recommendations(first: 5) { edges { node { ...TourRecommendation } } }\n    }\n  }\n": types.TourRecommendationsRefreshedDocument,
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
export function graphql(source: "\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken account { email } }\n  }\n"): (typeof documents)["\n  mutation TourSignUp($input: SignUpInput!) {\n    signUp(input: $input) { accessToken account { email } }\n  }\n"];
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
export function graphql(source: "\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n"): (typeof documents)["\n  query TourRecommendations($profileId: ID!, $first: Int!) {\n    recommendations(profileId: $profileId, first: $first) {\n      edges { node { ...TourRecommendation } }\n    }\n  }\n\n  fragment TourRecommendation on Recommendation {\n    rank\n    score\n    title { id name releaseYear runtimeSeconds requiredTier }\n    explanation {\n      summary\n      contributions { strategy weight rawScore weightedScore }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TourPremiumTitles {\n    titles(first: 100) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n"): (typeof documents)["\n  query TourPremiumTitles {\n    titles(first: 100) { edges { node { id name requiredTier runtimeSeconds } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n"): (typeof documents)["\n  mutation TourRecordProgress($input: RecordProgressInput!) {\n    recordProgress(input: $input) { state positionSeconds durationSeconds }\n  }\n"];
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

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;