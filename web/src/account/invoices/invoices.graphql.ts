import { graphql } from '../../generated/index.js';

export const Invoices = graphql(`
  query Invoices($after: String) {
    mySubscription {
      id
      invoices(first: 12, after: $after) {
        edges { cursor node { ...InvoiceParts } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }

  fragment InvoiceParts on Invoice {
    id
    number
    status
    reason
    periodStart
    periodEnd
    issuedAt
    paidAt
    total { amountMinor currency }
    refunded { amountMinor currency }
    lines {
      kind
      periodStart
      periodEnd
      amount { amountMinor currency }
      plan { id name }
    }
  }
`);
