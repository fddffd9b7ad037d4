import { graphql } from '../generated/index.js';

export const TitleStanding = graphql(`
  query TitleStanding($id: ID!, $profileId: ID!) {
    title(id: $id) { onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion title { id } } }
  }
`);

export const OnWatchlist = graphql(`
  query OnWatchlist($id: ID!, $profileId: ID!) {
    title(id: $id) { onWatchlist(profileId: $profileId) }
  }
`);

export const MyRating = graphql(`
  query MyRating($id: ID!, $profileId: ID!) {
    title(id: $id) { myRating(profileId: $profileId) { opinion } }
  }
`);

export const StandingOfTwo = graphql(`
  query StandingOfTwo($id: ID!, $one: ID!, $other: ID!) {
    title(id: $id) {
      one: onWatchlist(profileId: $one)
      other: onWatchlist(profileId: $other)
      oneRating: myRating(profileId: $one) { opinion }
      otherRating: myRating(profileId: $other) { opinion }
    }
  }
`);

export const TitlesWithStanding = graphql(`
  query TitlesWithStanding($first: Int!, $profileId: ID!) {
    titles(first: $first, profileId: $profileId) {
      edges { node { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }
    }
  }
`);

export const HomeWithStanding = graphql(`
  query HomeWithStanding($railSize: Int!, $profileId: ID!) {
    home(profileId: $profileId, railSize: $railSize) {
      rails { items { id onWatchlist(profileId: $profileId) myRating(profileId: $profileId) { opinion } } }
    }
  }
`);

export const ChangeOfMind = graphql(`
  mutation ChangeOfMind($input: TitleOfProfileInput!, $dislike: RateTitleInput!, $love: RateTitleInput!, $profileId: ID!) {
    add: addToWatchlist(input: $input) { onWatchlist(profileId: $profileId) }
    remove: removeFromWatchlist(input: $input) { onWatchlist(profileId: $profileId) }
    first: rateTitle(input: $dislike) { title { myRating(profileId: $profileId) { opinion } } }
    second: rateTitle(input: $love) { title { myRating(profileId: $profileId) { opinion } } }
  }
`);
