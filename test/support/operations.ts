import { graphql } from '../generated/index.js';

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      refreshToken
      accessTokenExpiresAt
      account { id email role }
    }
  }
`);

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { accessToken refreshToken account { id } }
  }
`);

export const RefreshTokens = graphql(`
  mutation RefreshTokens($input: RefreshTokensInput!) {
    refreshTokens(input: $input) { accessToken refreshToken }
  }
`);

export const SignOut = graphql(`mutation SignOut { signOut }`);
export const SignOutEverywhere = graphql(`mutation SignOutEverywhere { signOutEverywhere }`);

export const Me = graphql(`
  query Me {
    me {
      id
      email
      role
      emailVerified
      profiles { id name isKids maturityLimit }
      devices { id deviceName platform }
      subscription { state hasAccess plan { code } }
    }
  }
`);

export const CreateProfile = graphql(`
  mutation CreateProfile($input: CreateProfileInput!) {
    createProfile(input: $input) { id name isKids maturityLimit language }
  }
`);

export const Profile = graphql(`
  query Profile($id: ID!) {
    profile(id: $id) { id name }
  }
`);

export const Plans = graphql(`
  query Plans {
    plans { id code tier price { amountMinor currency } interval maxProfiles }
  }
`);

export const MySubscription = graphql(`
  query MySubscription {
    mySubscription {
      state
      hasAccess
      accessUntil
      cancelAtPeriodEnd
      currentPeriodStart
      currentPeriodEnd
      nextAction
      plan { code }
    }
  }
`);

export const Subscribe = graphql(`
  mutation Subscribe($input: SubscribeInput!) {
    subscribe(input: $input) { id state hasAccess currentPeriodEnd plan { code } }
  }
`);

export const CancelSubscription = graphql(`
  mutation CancelSubscription {
    cancelSubscription { state hasAccess cancelAtPeriodEnd }
  }
`);

export const ResumeSubscription = graphql(`
  mutation ResumeSubscription {
    resumeSubscription { state cancelAtPeriodEnd }
  }
`);

export const Genres = graphql(`query Genres { genres { id name titleCount } }`);

export const TitleById = graphql(`
  query TitleById($id: ID!, $profileId: ID) {
    title(id: $id, profileId: $profileId) {
      __typename
      id
      name
      releaseDate
      requiredTier
      genres { name }
      credits { name role }
      ... on Movie { runtimeSeconds studio }
    }
  }
`);

export const Titles = graphql(`
  query Titles($filter: TitleFilter, $orderBy: TitleOrder, $first: Int, $after: String, $profileId: ID) {
    titles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, profileId: $profileId) {
      edges {
        cursor
        node { id name minimumAge popularity averageRating releaseDate genres { name } credits { name } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const RecordProgress = graphql(`
  mutation RecordProgress($input: RecordProgressInput!) {
    recordProgress(input: $input) {
      state positionSeconds durationSeconds completedAt resumePositionSeconds title { id }
    }
  }
`);

export const ContinueWatching = graphql(`
  query ContinueWatching($profileId: ID!, $first: Int, $after: String) {
    continueWatching(profileId: $profileId, first: $first, after: $after) {
      edges { node { reason title { id name } playable { id } progress { positionSeconds state } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const WatchHistory = graphql(`
  query WatchHistory($profileId: ID!, $first: Int, $after: String) {
    watchHistory(profileId: $profileId, first: $first, after: $after) {
      edges { node { event positionSeconds title { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const RemoveFromContinueWatching = graphql(`
  mutation RemoveFromContinueWatching($input: TitleOfProfileInput!) {
    removeFromContinueWatching(input: $input) { id }
  }
`);

export const ClearWatchHistory = graphql(`
  mutation ClearWatchHistory($profileId: ID!) {
    clearWatchHistory(profileId: $profileId) { profileId clearedAt }
  }
`);

export const Watchlist = graphql(`
  query Watchlist($profileId: ID!, $first: Int, $after: String) {
    watchlist(profileId: $profileId, first: $first, after: $after) {
      edges { node { id name genres { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const AddToWatchlist = graphql(`
  mutation AddToWatchlist($input: TitleOfProfileInput!) {
    addToWatchlist(input: $input) { id }
  }
`);

export const RemoveFromWatchlist = graphql(`
  mutation RemoveFromWatchlist($input: TitleOfProfileInput!) {
    removeFromWatchlist(input: $input) { id }
  }
`);

export const RemoveRating = graphql(`
  mutation RemoveRating($input: TitleOfProfileInput!) {
    removeRating(input: $input) { id }
  }
`);

export const RateTitle = graphql(`
  mutation RateTitle($input: RateTitleInput!) {
    rateTitle(input: $input) { opinion title { id } }
  }
`);

export const Recommendations = graphql(`
  query Recommendations($profileId: ID!, $first: Int, $after: String, $strategy: RecommendationStrategy) {
    recommendations(profileId: $profileId, first: $first, after: $after, strategy: $strategy) {
      edges {
        node {
          rank
          score
          modelVersion arm
          title { id name minimumAge }
          explanation {
            summary
            contributions { strategy weight rawScore weightedScore because { reason title { id } } }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const Home = graphql(`
  query Home($profileId: ID!, $railSize: Int) {
    home(profileId: $profileId, railSize: $railSize) {
      generatedAt modelVersion
      rails { id kind title explanation items { id name minimumAge genres { name } } }
    }
  }
`);

export const RecordImpressions = graphql(`
  mutation RecordImpressions($input: RecordImpressionsInput!) { recordImpressions(input: $input) }
`);

export const SimilarTitles = graphql(`
  query SimilarTitles($titleId: ID!, $first: Int, $profileId: ID) {
    similarTitles(titleId: $titleId, first: $first, profileId: $profileId) {
      similarity
      strategy
      title { id minimumAge }
    }
  }
`);

export const Trending = graphql(`
  query Trending($window: TrendingWindow, $genreId: ID, $first: Int, $profileId: ID) {
    trending(window: $window, genreId: $genreId, first: $first, profileId: $profileId) { score views title { id minimumAge } }
  }
`);

export const WatchProgressUpdated = graphql(`
  subscription WatchProgressUpdated($profileId: ID!, $after: ID) {
    watchProgressUpdated(profileId: $profileId, after: $after) {
      id
      profileId
      positionSeconds
      state
      title { id }
    }
  }
`);

export const RecommendationsRefreshed = graphql(`
  subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {
    recommendationsRefreshed(profileId: $profileId, after: $after) {
      id
      reason
      recommendations(first: 5) { edges { node { title { id } explanation { summary } } } }
    }
  }
`);
