import { anyone, isAdmin, isSignedIn, managesAccount, type Rules } from '../../graphql/rules.js';

export const subscriptionsRules: Rules = {
  Query: { plans: anyone, mySubscription: isSignedIn },
  Mutation: {
    subscribe: managesAccount,
    changePlan: managesAccount,
    cancelSubscription: managesAccount,
    resumeSubscription: managesAccount,
    updatePaymentMethod: managesAccount,
    payOutstanding: managesAccount,
    suspendSubscription: isAdmin,
    reinstateSubscription: isAdmin,
    refundInvoice: isAdmin,
  },
  Subscription: { subscriptionChanged: isSignedIn },
};
