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
  subscription PlaybackEnded($after: ID) { playbackEnded(after: $after) { id occurredAt sessionId reason } }
`);

export const AdvanceClock = graphql(`
  mutation AdvanceClock($input: AdvanceClockInput!) { advanceClock(input: $input) { now aheadSeconds isAdjustable } }
`);

export const AdminClock = graphql(`
  query AdminClock { admin { clock { now aheadSeconds isAdjustable } } }
`);

export const SuspendSubscription = graphql(`
  mutation SuspendSubscription($input: SubscriptionStepInput!) {
    suspendSubscription(input: $input) { state hasAccess }
  }
`);

export const ReinstateSubscription = graphql(`
  mutation ReinstateSubscription($input: SubscriptionStepInput!) {
    reinstateSubscription(input: $input) { state hasAccess }
  }
`);

export const RefundInvoice = graphql(`
  mutation RefundInvoice($input: RefundInvoiceInput!) {
    refundInvoice(input: $input) { id status reason amount { amountMinor currency } }
  }
`);

export const BillingSeries = graphql(`
  query BillingSeries($window: ReportWindow!) {
    admin {
      billingSeries(window: $window) {
        from
        to
        ...BillingFigures
      }
    }
  }

  fragment BillingFigures on BillingPoint {
    heldAtStart
    started
    ended
    endedUnpaid
    churnRate
    failed
    recovered
    recoveryRate
    revenue { currency amountMinor }
    refunded { currency amountMinor }
    monthlyRecurringRevenue { currency amountMinor }
  }
`);

export const SubscriptionDistribution = graphql(`
  query SubscriptionDistribution {
    admin {
      subscriptionDistribution { asOf states { state count } plans { plan { code } count onTrial } }
    }
  }
`);

export const BillingMetrics = graphql(`
  query BillingMetrics($window: ReportWindow!) {
    admin {
      billingMetrics(window: $window) {
        from to heldAtStart started ended endedUnpaid churnRate failed recovered recoveryRate
        revenue { amountMinor currency }
        refunded { amountMinor currency }
        outstanding { amountMinor currency }
        monthlyRecurringRevenue { amountMinor currency }
      }
    }
  }
`);

export const AccountBooks = graphql(`
  query AccountBooks($id: ID!, $first: Int!, $after: String) {
    admin {
      account(id: $id) {
        subscription { history(first: 100) { edges { node { event reason } } } }
        payments(first: $first, after: $after) {
          edges { node { id status reason invoiceId declineReason gatewayReference createdAt settledAt amount { amountMinor } } }
          pageInfo { hasNextPage endCursor }
        }
        refunds(first: $first) {
          edges { node { id status invoiceId paymentId reason failureReason settledAt amount { amountMinor } } }
        }
      }
    }
  }
`);

export const EverybodysBooks = graphql(`
  query EverybodysBooks($accounts: Int!) {
    admin {
      accounts(first: $accounts) {
        edges {
          node {
            subscription {
              history(first: 5) { edges { node { event plan { code } } } }
              invoices(first: 5) { edges { node { number lines { kind } } } }
            }
            payments(first: 5) { edges { node { status } } }
            refunds(first: 5) { edges { node { status } } }
          }
        }
      }
    }
  }
`);

export const MyHistory = graphql(`
  query MyHistory { mySubscription { history(first: 100) { edges { node { event reason } } } } }
`);

export const PreviewPlanChange = graphql(`
  query PreviewPlanChange($planId: ID!) {
    mySubscription {
      planChange(planId: $planId) {
        isImmediate takesEffectAt renewsAt
        due { amountMinor currency }
      }
    }
  }
`);

export const AccountDisputes = graphql(`
  query AccountDisputes($id: ID!, $first: Int!, $after: String) {
    admin {
      account(id: $id) {
        subscription { state hasAccess history(first: 20) { edges { node { event reason } } } }
        disputes(first: $first, after: $after) {
          edges { node { id status reason paymentId gatewayReference openedAt closedAt amount { amountMinor currency } } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);
