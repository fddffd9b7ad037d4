import { graphql } from '../generated/index.js';

export const BillingState = graphql(`
  query BillingState {
    mySubscription {
      id state hasAccess accessUntil cancelAtPeriodEnd currentPeriodStart currentPeriodEnd graceEndsAt trialEndsAt
      nextAction nextActionAt
      plan { id code tier }
      scheduledPlan { id code }
    }
  }
`);

export const BillingHistory = graphql(`
  query BillingHistory($first: Int!, $after: String) {
    mySubscription {
      history(first: $first, after: $after) {
        edges { node { id event from to occurredAt plan { code } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const Invoices = graphql(`
  query Invoices($first: Int!, $after: String) {
    mySubscription {
      invoices(first: $first, after: $after) {
        edges {
          node {
            id number status reason periodStart periodEnd issuedAt paidAt
            total { amountMinor currency }
            refunded { amountMinor currency }
            lines { kind periodStart periodEnd amount { amountMinor currency } plan { code } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const ChangePlan = graphql(`
  mutation ChangePlan($input: ChangePlanInput!) {
    changePlan(input: $input) { state currentPeriodStart currentPeriodEnd plan { code } scheduledPlan { code } }
  }
`);

export const UpdatePaymentMethod = graphql(`
  mutation UpdatePaymentMethod($input: UpdatePaymentMethodInput!) {
    updatePaymentMethod(input: $input) { state hasAccess }
  }
`);

export const PayOutstanding = graphql(`
  mutation PayOutstanding { payOutstanding { state hasAccess currentPeriodStart currentPeriodEnd } }
`);

export const SubscriptionChanged = graphql(`
  subscription SubscriptionChanged($after: ID) {
    subscriptionChanged(after: $after) {
      id occurredAt event from to subscription { state hasAccess }
    }
  }
`);

export const PlaybackEnded = graphql(`
  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt reason } }
`);

export const AdvanceClock = graphql(`
  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }
`);

export const AdminClock = graphql(`
  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }
`);
