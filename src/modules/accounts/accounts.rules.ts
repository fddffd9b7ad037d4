import { anyone, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';

export const accountsRules: Rules = {
  Query: { me: isSignedIn, deviceSignIn: managesAccount },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshTokens: anyone,
    signOut: isSignedIn,
    signOutEverywhere: managesAccount,
    revokeDevice: managesAccount,
    startDeviceSignIn: anyone,
    approveDeviceSignIn: managesAccount,
    completeDeviceSignIn: anyone,
  },
  Subscription: {},
};
