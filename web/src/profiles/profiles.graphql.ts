import { graphql } from '../generated/index.js';

export const Me = graphql(`
  query Me {
    me {
      id
      email
      emailVerified
      role
      unreadNotificationCount
      profiles { ...ProfileParts }
      subscription { id state hasAccess plan { id name tier maxProfiles } }
    }
  }

  fragment ProfileParts on Profile {
    id
    name
    avatar
    isKids
    hasPin
    maturityLimit
  }
`);

export const UnlockProfile = graphql(`
  mutation UnlockProfile($input: UnlockProfileInput!) {
    unlockProfile(input: $input) { ...ProfileParts }
  }
`);

export const CreateProfile = graphql(`
  mutation CreateProfile($input: CreateProfileInput!) {
    createProfile(input: $input) { ...ProfileParts }
  }
`);

export const Genres = graphql(`
  query Genres {
    genres { id name titleCount }
  }
`);
