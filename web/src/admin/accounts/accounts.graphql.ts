import { graphql } from '../generated/index.js';

export const AdminAccounts = graphql(`
  query AdminAccounts($filter: AdminAccountFilter, $after: String) {
    admin {
      accounts(filter: $filter, first: 20, after: $after) {
        totalCount
        edges { node { ...AccountRow subscription { id state plan { id name } } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }

  fragment AccountRow on AdminAccount {
    id
    email
    emailVerified
    role
    createdAt
    suspendedAt
    erasureDueAt
  }
`);

export const AdminAccountDetails = graphql(`
  query AdminAccountDetails($id: ID!) {
    admin {
      account(id: $id) {
        ...AccountRow
        profiles { id name isKids maturityLimit }
        devices { id deviceName platform address createdAt lastSeenAt }
        subscription {
          id
          state
          hasAccess
          currentPeriodEnd
          cancelAtPeriodEnd
          nextAction
          nextActionAt
          plan { id name interval price { amountMinor currency } }
          history(first: 20) { edges { node { id event from to occurredAt reason } } }
          invoices(first: 20) {
            edges { node { id number status issuedAt paidAt total { amountMinor currency } refunded { amountMinor currency } } }
          }
        }
        payments(first: 20) {
          edges { node { id createdAt status reason declineReason amount { amountMinor currency } } }
        }
        refunds(first: 20) {
          edges { node { id createdAt status reason amount { amountMinor currency } } }
        }
        disputes(first: 20) {
          edges { node { id openedAt status reason amount { amountMinor currency } } }
        }
      }
    }
  }
`);

export const SuspendAccount = graphql(`
  mutation SuspendAccount($input: SuspendAccountInput!) {
    suspendAccount(input: $input) { ...AccountRow }
  }
`);

export const ReinstateAccount = graphql(`
  mutation ReinstateAccount($id: ID!) {
    reinstateAccount(id: $id) { ...AccountRow }
  }
`);

export const SetAccountRole = graphql(`
  mutation SetAccountRole($input: SetAccountRoleInput!) {
    setAccountRole(input: $input) { ...AccountRow }
  }
`);

export const SuspendSubscription = graphql(`
  mutation SuspendSubscription($input: SubscriptionStepInput!) {
    suspendSubscription(input: $input) { id state hasAccess }
  }
`);

export const ReinstateSubscription = graphql(`
  mutation ReinstateSubscription($input: SubscriptionStepInput!) {
    reinstateSubscription(input: $input) { id state hasAccess }
  }
`);

export const RefundInvoice = graphql(`
  mutation RefundInvoice($input: RefundInvoiceInput!) {
    refundInvoice(input: $input) { id }
  }
`);
