import { anyone, isSignedIn, type Rules } from '../../graphql/rules.js';

export const accountsRules: Rules = {
  Query: { me: isSignedIn },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshTokens: anyone,
    signOut: isSignedIn,
    signOutEverywhere: isSignedIn,
  },
  Subscription: {},
};
