import { graphql } from '../../generated/index.js';

export const AccountPlan = graphql(`
  query AccountPlan {
    mySubscription { ...SubscriptionParts }
    plans { ...PlanParts }
  }

  fragment SubscriptionParts on AccountSubscription {
    id
    state
    hasAccess
    accessUntil
    currentPeriodStart
    currentPeriodEnd
    graceEndsAt
    trialEndsAt
    nextActionAt
    plan { ...PlanParts }
    scheduledPlan { ...PlanParts }
  }
`);

export const PlanChangePreview = graphql(`
  query PlanChangePreview($planId: ID!) {
    mySubscription {
      id
      planChange(planId: $planId) {
        isImmediate
        takesEffectAt
        renewsAt
        due { amountMinor currency }
      }
    }
  }
`);

export const Subscribe = graphql(`
  mutation Subscribe($input: SubscribeInput!) {
    subscribe(input: $input) { ...SubscriptionParts }
  }
`);

export const ChangePlan = graphql(`
  mutation ChangePlan($input: ChangePlanInput!) {
    changePlan(input: $input) { ...SubscriptionParts }
  }
`);

export const CancelSubscription = graphql(`
  mutation CancelSubscription { cancelSubscription { ...SubscriptionParts } }
`);

export const ResumeSubscription = graphql(`
  mutation ResumeSubscription { resumeSubscription { ...SubscriptionParts } }
`);

export const PayOutstanding = graphql(`
  mutation PayOutstanding { payOutstanding { ...SubscriptionParts } }
`);

export const UpdatePaymentMethod = graphql(`
  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {
    updatePaymentMethod(input: $input) { ...SubscriptionParts }
  }
`);

export const SubscriptionChanged = graphql(`
  subscription SubscriptionChanged($after: ID) {
    subscriptionChanged(after: $after) { id event subscription { ...SubscriptionParts } }
  }
`);
