import { graphql } from './generated/index.js';

export const SignUp = graphql(`
  mutation TourSignUp($input: SignUpInput!) {
    signUp(input: $input) { accessToken refreshToken account { email } }
  }
`);

export const Genres = graphql(`
  query TourGenres {
    genres { id name titleCount }
  }
`);

export const CreateProfile = graphql(`
  mutation TourCreateProfile($input: CreateProfileInput!) {
    createProfile(input: $input) { id name }
  }
`);

export const Plans = graphql(`
  query TourPlans {
    plans { id name interval tier price { amountMinor currency } }
  }
`);

export const Subscribe = graphql(`
  mutation TourSubscribe($input: SubscribeInput!) {
    subscribe(input: $input) { state currentPeriodEnd plan { name } }
  }
`);

export const Home = graphql(`
  query TourHome($profileId: ID!) {
    home(profileId: $profileId, railSize: 5) {
      rails { title explanation items { name } }
    }
  }
`);

export const Recommendations = graphql(`
  query TourRecommendations($profileId: ID!, $first: Int!) {
    recommendations(profileId: $profileId, first: $first) {
      edges { node { ...TourRecommendation } }
    }
  }

  fragment TourRecommendation on Recommendation {
    rank
    score
    title { id kind name releaseYear runtimeSeconds requiredTier }
    explanation {
      summary
      contributions { strategy weight rawScore weightedScore }
    }
  }
`);

export const PremiumTitles = graphql(`
  query TourPremiumTitles {
    titles(first: 100, filter: { kind: MOVIE }) { edges { node { id name requiredTier runtimeSeconds } } }
  }
`);

export const Search = graphql(`
  query TourSearch($query: String!, $profileId: ID!) {
    search(query: $query, first: 3, profileId: $profileId) { edges { score node { name releaseYear kind } } }
  }
`);

export const RecordProgress = graphql(`
  mutation TourRecordProgress($input: RecordProgressInput!) {
    recordProgress(input: $input) { state positionSeconds durationSeconds }
  }
`);

export const StartPlayback = graphql(`
  mutation TourStartPlayback($input: StartPlaybackInput!) {
    startPlayback(input: $input) { sessionId manifestUrl heartbeatIntervalSeconds }
  }
`);

export const StopPlayback = graphql(`
  mutation TourStopPlayback($input: StopPlaybackInput!) { stopPlayback(input: $input) { sessionId } }
`);

export const ContinueWatching = graphql(`
  query TourContinueWatching($profileId: ID!) {
    continueWatching(profileId: $profileId) {
      edges { node { title { name } progress { positionSeconds durationSeconds } } }
    }
  }
`);

export const WatchProgressUpdated = graphql(`
  subscription TourWatchProgressUpdated($profileId: ID!) {
    watchProgressUpdated(profileId: $profileId) { state share title { name } }
  }
`);

export const RecommendationsRefreshed = graphql(`
  subscription TourRecommendationsRefreshed($profileId: ID!) {
    recommendationsRefreshed(profileId: $profileId) {
      reason
      recommendations(first: 5) { edges { node { ...TourRecommendation } } }
    }
  }
`);

export const SignIn = graphql(`
  mutation TourSignIn($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }
`);

export const RefreshTokens = graphql(`
  mutation TourRefreshTokens($input: RefreshTokensInput!) {
    refreshTokens(input: $input) { accessToken refreshToken }
  }
`);

export const AdvanceClock = graphql(`
  mutation TourAdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now } }
`);

export const MySubscription = graphql(`
  query TourMySubscription {
    mySubscription {
      state hasAccess accessUntil currentPeriodEnd graceEndsAt trialEndsAt
      plan { name }
      history(first: 20) { edges { node { id event to occurredAt } } }
      invoices(first: 20) {
        edges { node { number reason status issuedAt total { amountMinor currency } } }
      }
    }
  }
`);

export const UpdatePaymentMethod = graphql(`
  mutation TourUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {
    updatePaymentMethod(input: $input) { state accessUntil }
  }
`);

export const SubscriptionChanged = graphql(`
  subscription TourSubscriptionChanged($after: ID) {
    subscriptionChanged(after: $after) { event to }
  }
`);

export const PlaybackEnded = graphql(`
  subscription TourPlaybackEnded($after: ID) { playbackEnded(after: $after) { reason } }
`);
