import { anyone, isAdmin, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';

export const accountsRules: Rules = {
  Query: { me: isSignedIn },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshTokens: anyone,
    signOut: isSignedIn,
    signOutEverywhere: isSignedIn,
    setAccountRole: isAdmin,
    suspendAccount: isAdmin,
    reinstateAccount: isAdmin,
    deleteAccount: managesAccount,
    cancelAccountDeletion: managesAccount,
    requestEmailVerification: isSignedIn,
    verifyEmail: anyone,
    requestPasswordReset: anyone,
    resetPassword: anyone,
    changePassword: managesAccount,
  },
  Subscription: {},
};
