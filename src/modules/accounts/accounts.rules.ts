import { anyone, isAdmin, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';

export const accountsRules: Rules = {
  Query: { me: isSignedIn, deviceSignIn: managesAccount },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshTokens: anyone,
    signOut: isSignedIn,
    setAccountRole: isAdmin,
    suspendAccount: isAdmin,
    reinstateAccount: isAdmin,
    deleteAccount: managesAccount,
    cancelAccountDeletion: managesAccount,
    requestEmailVerification: managesAccount,
    verifyEmail: anyone,
    requestPasswordReset: anyone,
    resetPassword: anyone,
    changePassword: managesAccount,
    signOutEverywhere: managesAccount,
    revokeDevice: managesAccount,
    startDeviceSignIn: anyone,
    approveDeviceSignIn: managesAccount,
    completeDeviceSignIn: anyone,
  },
  Subscription: {},
};
