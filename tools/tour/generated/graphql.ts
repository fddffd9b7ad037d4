/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far to move the clock. */
export type AdvanceClockInput = {
  /** From 1 second to 400 days. */
  seconds: number;
};

/** The billing interval of a plan. */
export type BillingInterval =
  | 'MONTH'
  | 'YEAR';

/** Why an invoice was issued: a start, a renewal, an upgrade, or a reactivation after a suspension. */
export type BillingReason =
  | 'PLAN_CHANGE'
  | 'RECOVERY'
  | 'RENEWAL'
  | 'START';

/** A strategy that contributes to a score. */
export type ContributingStrategy =
  | 'COLLABORATIVE'
  | 'CONTENT'
  /** Up to two new, rarely watched titles a day, to learn who likes them; in experiments only. */
  | 'EXPLORATION'
  /** Recent releases. */
  | 'FRESHNESS'
  /** All-time popularity; the fallback where the other strategies have no data. */
  | 'POPULARITY'
  | 'TRENDING';

/** A new profile. */
export type CreateProfileInput = {
  avatar?: string | null | undefined;
  /** At most 10. They determine the first recommendations. */
  favouriteGenreIds?: Array<string | number> | null | undefined;
  /** Whether it is a kids profile, whose maturity limit is 12 years at most. */
  isKids?: boolean;
  /** A BCP 47 tag; en by default. */
  language?: string | null | undefined;
  /** In years; at most 12 for kids profiles. By default the highest that is allowed. */
  maturityLimit?: number | null | undefined;
  /** The limit as a rating board's class, such as PG-13, TV-14 or FSK 12, instead of years. */
  maturityRating?: string | null | undefined;
  /** 1 to 40 visible characters, unique within the account. */
  name: string;
  /** The account's password, instead of a PIN. */
  password?: string | null | undefined;
  /** The PIN of a profile with at least that limit. This or the account's password is required to raise a limit once a profile of the account has a PIN. */
  pin?: string | null | undefined;
};

/** Whether an invoice is open, paid, or void. */
export type InvoiceStatus =
  | 'OPEN'
  | 'PAID'
  | 'VOID';

/** Plan tiers, from lowest to highest. */
export type PlanTier =
  | 'BASIC'
  | 'PREMIUM'
  | 'STANDARD';

/** Why a stream ended. */
export type PlaybackEndReason =
  /** The subscription no longer gives access. */
  | 'ACCESS_ENDED'
  /** Its player stopped sending heartbeats, and another stream took its slot. */
  | 'LAPSED'
  /** Its profile was deleted, or locked on its device. */
  | 'PROFILE_CLOSED'
  /** Its device was signed out. */
  | 'SIGNED_OUT'
  /** A device of the account stopped it. */
  | 'STOPPED'
  /** Another stream of the account took it over. */
  | 'TAKEN_OVER';

/** A player's report of its position. */
export type ProgressEntryInput = {
  /** When the player was at this position, by its own clock; times in the future count as now. */
  observedAt: string;
  /** Clamped to the running time. */
  positionSeconds: number;
  /** A counter kept by the player, which orders reports with the same time. */
  sequence: number;
  titleId: string | number;
};

/** Why recommendations were refreshed. */
export type RecommendationRefreshReason =
  | 'HISTORY_CLEARED'
  | 'RATING_REMOVED'
  | 'REQUESTED'
  | 'TITLE_COMPLETED'
  | 'TITLE_RATED'
  | 'WATCHLIST_CHANGED';

/** Up to 100 reports, so that a player that was offline can send them together. */
export type RecordProgressInput = {
  entries: Array<ProgressEntryInput>;
  profileId: string | number;
};

export type RefreshTokensInput = {
  refreshToken: string;
};

/** Credentials, and the device to sign in on. */
export type SignInInput = {
  /** Shown in the list of devices. */
  deviceName?: string;
  email: string;
  password: string;
  /** Such as web, ios or tv. */
  platform?: string;
  /** One of your devices to sign out at the same time, for example after DEVICE_LIMIT_REACHED. */
  replaceDeviceId?: string | number | null | undefined;
};

/** A new account, and the device to sign in on. */
export type SignUpInput = {
  /** Shown in the list of devices. */
  deviceName?: string;
  email: string;
  password: string;
  /** Such as web, ios or tv. */
  platform?: string;
};

export type StartPlaybackInput = {
  profileId: string | number;
  /** The `sessionId` of a stream of the account to end in favour of this one. */
  takeOver?: string | number | null | undefined;
  titleId: string | number;
};

export type StopPlaybackInput = {
  /** As in `heartbeatPlayback`. */
  observedAt?: string | null | undefined;
  /** The player's position in seconds, if the calling device plays it. */
  positionSeconds?: number | null | undefined;
  /** As in `heartbeatPlayback`. */
  sequence?: number | null | undefined;
  sessionId: string | number;
};

/** A plan, and the payment method. */
export type SubscribeInput = {
  /** An idempotency key chosen by the client, 1 to 120 characters. Repeating a call with the same key charges nothing more; another plan or payment method requires a new key. */
  idempotencyKey: string;
  /** The gateway's id of a payment method. The simulated gateway moves no money: `pm_declined` and `pm_insufficient_funds` are declined, anything else succeeds. */
  paymentMethod: string;
  planId: string | number;
  /** Start with the plan's free trial: nothing is charged before it ends. For an account's first subscription only, and once for each card. */
  trial?: boolean;
};

/** What happened to a subscription. */
export type SubscriptionEvent =
  | 'ACTIVATED'
  | 'CANCELLED'
  | 'GRACE_ELAPSED'
  | 'PAYMENT_FAILED'
  | 'PAYMENT_SUCCEEDED'
  | 'PERIOD_ENDED'
  | 'PLAN_CHANGED'
  | 'REINSTATED'
  | 'RESUMED'
  | 'SUSPENDED_BY_ADMIN'
  | 'SUSPENSION_ELAPSED';

/** The state of a subscription. `hasAccess` says whether it currently gives access to titles. */
export type SubscriptionState =
  | 'ACTIVE'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'GRACE_PERIOD'
  | 'SUSPENDED';

/** The kind of a title. */
export type TitleKind =
  | 'EPISODE'
  | 'MOVIE'
  | 'SERIES';

/** The new payment method. */
export type UpdatePaymentMethodInput = {
  /** The gateway's id of a payment method. */
  paymentMethod: string;
};

/** How far a title was watched. */
export type WatchState =
  /** Watched to the credits, or to 95 % where their start is unknown. */
  | 'COMPLETED'
  /** Started and not finished. */
  | 'IN_PROGRESS'
  /** Below both two percent and a minute, which does not count as started. */
  | 'SAMPLED';

export type TourSignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type TourSignUpMutation = { signUp: { accessToken: string, refreshToken: string, account: { email: string } } };

export type TourGenresQueryVariables = Exact<{ [key: string]: never; }>;


export type TourGenresQuery = { genres: Array<{ id: string, name: string, titleCount: number }> };

export type TourCreateProfileMutationVariables = Exact<{
  input: CreateProfileInput;
}>;


export type TourCreateProfileMutation = { createProfile: { id: string, name: string } };

export type TourPlansQueryVariables = Exact<{ [key: string]: never; }>;


export type TourPlansQuery = { plans: Array<{ id: string, name: string, interval: BillingInterval, tier: PlanTier, price: { amountMinor: number, currency: string } }> };

export type TourSubscribeMutationVariables = Exact<{
  input: SubscribeInput;
}>;


export type TourSubscribeMutation = { subscribe: { state: SubscriptionState, currentPeriodEnd: string, plan: { name: string } } };

export type TourHomeQueryVariables = Exact<{
  profileId: string | number;
}>;


export type TourHomeQuery = { home: { rails: Array<{ title: string, explanation: string, items: Array<
        | { name: string }
        | { name: string }
        | { name: string }
      > }> } };

export type TourRecommendationsQueryVariables = Exact<{
  profileId: string | number;
  first: number;
}>;


export type TourRecommendationsQuery = { recommendations: { edges: Array<{ node: { rank: number, score: number, title:
          | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
          | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
          | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
         | null, explanation: { summary: string, contributions: Array<{ strategy: ContributingStrategy, weight: number, rawScore: number, weightedScore: number }> } } }> } };

export type TourRecommendationFragment = { rank: number, score: number, title:
    | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
    | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
    | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
   | null, explanation: { summary: string, contributions: Array<{ strategy: ContributingStrategy, weight: number, rawScore: number, weightedScore: number }> } };

export type TourPremiumTitlesQueryVariables = Exact<{ [key: string]: never; }>;


export type TourPremiumTitlesQuery = { titles: { edges: Array<{ node:
        | { id: string, name: string, requiredTier: PlanTier | null, runtimeSeconds: number | null }
        | { id: string, name: string, requiredTier: PlanTier | null, runtimeSeconds: number | null }
        | { id: string, name: string, requiredTier: PlanTier | null, runtimeSeconds: number | null }
       }> } };

export type TourSearchQueryVariables = Exact<{
  query: string;
  profileId: string | number;
}>;


export type TourSearchQuery = { search: { edges: Array<{ score: number, node:
        | { name: string, releaseYear: number | null, kind: TitleKind }
        | { name: string, releaseYear: number | null, kind: TitleKind }
        | { name: string, releaseYear: number | null, kind: TitleKind }
       }> } };

export type TourRecordProgressMutationVariables = Exact<{
  input: RecordProgressInput;
}>;


export type TourRecordProgressMutation = { recordProgress: Array<{ state: WatchState, positionSeconds: number, durationSeconds: number }> };

export type TourStartPlaybackMutationVariables = Exact<{
  input: StartPlaybackInput;
}>;


export type TourStartPlaybackMutation = { startPlayback: { sessionId: string, manifestUrl: string, heartbeatIntervalSeconds: number } };

export type TourStopPlaybackMutationVariables = Exact<{
  input: StopPlaybackInput;
}>;


export type TourStopPlaybackMutation = { stopPlayback: { sessionId: string } };

export type TourContinueWatchingQueryVariables = Exact<{
  profileId: string | number;
}>;


export type TourContinueWatchingQuery = { continueWatching: { edges: Array<{ node: { title:
          | { name: string }
          | { name: string }
          | { name: string }
         | null, progress: { positionSeconds: number, durationSeconds: number } | null } }> } };

export type TourWatchProgressUpdatedSubscriptionVariables = Exact<{
  profileId: string | number;
}>;


export type TourWatchProgressUpdatedSubscription = { watchProgressUpdated: { state: WatchState, share: number, title:
      | { name: string }
      | { name: string }
      | { name: string }
     | null } };

export type TourRecommendationsRefreshedSubscriptionVariables = Exact<{
  profileId: string | number;
}>;


export type TourRecommendationsRefreshedSubscription = { recommendationsRefreshed: { reason: RecommendationRefreshReason, recommendations: { edges: Array<{ node: { rank: number, score: number, title:
            | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
            | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
            | { id: string, kind: TitleKind, name: string, releaseYear: number | null, runtimeSeconds: number | null, requiredTier: PlanTier | null }
           | null, explanation: { summary: string, contributions: Array<{ strategy: ContributingStrategy, weight: number, rawScore: number, weightedScore: number }> } } }> } } };

export type TourSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type TourSignInMutation = { signIn: { accessToken: string, refreshToken: string } };

export type TourRefreshTokensMutationVariables = Exact<{
  input: RefreshTokensInput;
}>;


export type TourRefreshTokensMutation = { refreshTokens: { accessToken: string, refreshToken: string } };

export type TourAdvanceClockMutationVariables = Exact<{
  input: AdvanceClockInput;
}>;


export type TourAdvanceClockMutation = { advanceClock: { now: string } };

export type TourMySubscriptionQueryVariables = Exact<{ [key: string]: never; }>;


export type TourMySubscriptionQuery = { mySubscription: { state: SubscriptionState, hasAccess: boolean, accessUntil: string | null, currentPeriodEnd: string, graceEndsAt: string | null, trialEndsAt: string | null, plan: { name: string }, history: { edges: Array<{ node: { id: string, event: SubscriptionEvent, to: SubscriptionState, occurredAt: string } }> }, invoices: { edges: Array<{ node: { number: string, reason: BillingReason, status: InvoiceStatus, issuedAt: string, total: { amountMinor: number, currency: string } } }> } } | null };

export type TourUpdatePaymentMethodMutationVariables = Exact<{
  input: UpdatePaymentMethodInput;
}>;


export type TourUpdatePaymentMethodMutation = { updatePaymentMethod: { state: SubscriptionState, accessUntil: string | null } };

export type TourSubscriptionChangedSubscriptionVariables = Exact<{
  after?: string | number | null | undefined;
}>;


export type TourSubscriptionChangedSubscription = { subscriptionChanged: { event: SubscriptionEvent, to: SubscriptionState } };

export type TourPlaybackEndedSubscriptionVariables = Exact<{
  after?: string | number | null | undefined;
}>;


export type TourPlaybackEndedSubscription = { playbackEnded: { reason: PlaybackEndReason } };

export const TourRecommendationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TourRecommendation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recommendation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"releaseYear"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strategy"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"weightedScore"}}]}}]}}]}}]} as unknown as DocumentNode<TourRecommendationFragment, unknown>;
export const TourSignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourSignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]} as unknown as DocumentNode<TourSignUpMutation, TourSignUpMutationVariables>;
export const TourGenresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourGenres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"genres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"titleCount"}}]}}]}}]} as unknown as DocumentNode<TourGenresQuery, TourGenresQueryVariables>;
export const TourCreateProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourCreateProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TourCreateProfileMutation, TourCreateProfileMutationVariables>;
export const TourPlansDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourPlans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]} as unknown as DocumentNode<TourPlansQuery, TourPlansQueryVariables>;
export const TourSubscribeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourSubscribe"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscribeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentPeriodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<TourSubscribeMutation, TourSubscribeMutationVariables>;
export const TourHomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourHome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"home"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}},{"kind":"Argument","name":{"kind":"Name","value":"railSize"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TourHomeQuery, TourHomeQueryVariables>;
export const TourRecommendationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourRecommendations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TourRecommendation"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TourRecommendation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recommendation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"releaseYear"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strategy"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"weightedScore"}}]}}]}}]}}]} as unknown as DocumentNode<TourRecommendationsQuery, TourRecommendationsQueryVariables>;
export const TourPremiumTitlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourPremiumTitles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"titles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"MOVIE"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeSeconds"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TourPremiumTitlesQuery, TourPremiumTitlesQueryVariables>;
export const TourSearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}},{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"releaseYear"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TourSearchQuery, TourSearchQueryVariables>;
export const TourRecordProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourRecordProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordProgressInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"positionSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}}]}}]} as unknown as DocumentNode<TourRecordProgressMutation, TourRecordProgressMutationVariables>;
export const TourStartPlaybackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourStartPlayback"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartPlaybackInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startPlayback"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"manifestUrl"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatIntervalSeconds"}}]}}]}}]} as unknown as DocumentNode<TourStartPlaybackMutation, TourStartPlaybackMutationVariables>;
export const TourStopPlaybackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourStopPlayback"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StopPlaybackInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopPlayback"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}}]}}]}}]} as unknown as DocumentNode<TourStopPlaybackMutation, TourStopPlaybackMutationVariables>;
export const TourContinueWatchingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourContinueWatching"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"continueWatching"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"positionSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TourContinueWatchingQuery, TourContinueWatchingQueryVariables>;
export const TourWatchProgressUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TourWatchProgressUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watchProgressUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<TourWatchProgressUpdatedSubscription, TourWatchProgressUpdatedSubscriptionVariables>;
export const TourRecommendationsRefreshedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TourRecommendationsRefreshed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationsRefreshed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"profileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"profileId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TourRecommendation"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TourRecommendation"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recommendation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"releaseYear"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strategy"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"rawScore"}},{"kind":"Field","name":{"kind":"Name","value":"weightedScore"}}]}}]}}]}}]} as unknown as DocumentNode<TourRecommendationsRefreshedSubscription, TourRecommendationsRefreshedSubscriptionVariables>;
export const TourSignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourSignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<TourSignInMutation, TourSignInMutationVariables>;
export const TourRefreshTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourRefreshTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshTokensInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]}}]} as unknown as DocumentNode<TourRefreshTokensMutation, TourRefreshTokensMutationVariables>;
export const TourAdvanceClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourAdvanceClock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceClockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceClock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}}]}}]}}]} as unknown as DocumentNode<TourAdvanceClockMutation, TourAdvanceClockMutationVariables>;
export const TourMySubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TourMySubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mySubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"accessUntil"}},{"kind":"Field","name":{"kind":"Name","value":"currentPeriodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"graceEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"trialEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TourMySubscriptionQuery, TourMySubscriptionQueryVariables>;
export const TourUpdatePaymentMethodDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TourUpdatePaymentMethod"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePaymentMethodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePaymentMethod"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"accessUntil"}}]}}]}}]} as unknown as DocumentNode<TourUpdatePaymentMethodMutation, TourUpdatePaymentMethodMutationVariables>;
export const TourSubscriptionChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TourSubscriptionChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscriptionChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<TourSubscriptionChangedSubscription, TourSubscriptionChangedSubscriptionVariables>;
export const TourPlaybackEndedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TourPlaybackEnded"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"playbackEnded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<TourPlaybackEndedSubscription, TourPlaybackEndedSubscriptionVariables>;