import { graphql } from '../generated/index.js';

export const AdminSubscriptions = graphql(`
  query AdminSubscriptions($window: ReportWindow!) {
    admin {
      subscriptionDistribution {
        asOf
        states { state count }
        plans { count onTrial plan { id name interval price { amountMinor currency } } }
      }
      billingSeries(window: $window) {
        to
        heldAtStart
        started
        ended
        churnRate
        revenue { amountMinor currency }
        monthlyRecurringRevenue { amountMinor currency }
      }
      billingMetrics(window: $window) {
        from
        to
        monthlyRecurringRevenue { amountMinor currency }
        revenue { amountMinor currency }
        refunded { amountMinor currency }
        outstanding { amountMinor currency }
        started
        ended
        endedUnpaid
        heldAtStart
        churnRate
        failed
        recovered
        recoveryRate
      }
    }
  }
`);

export const AdminPlaysByDay = graphql(`
  query AdminPlaysByDay($window: PopularityWindow!) {
    admin {
      playsByDay(window: $window, first: 5) {
        starts
        title { id name }
        days { day starts }
      }
    }
  }
`);

export const AdminPopularity = graphql(`
  query AdminPopularity($window: PopularityWindow!) {
    admin {
      popularity(window: $window, first: 20) {
        viewers
        starts
        completions
        title { id name kind }
      }
    }
  }
`);
