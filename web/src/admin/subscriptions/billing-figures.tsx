import { moneyText } from '../../plans/money.js';
import type { AdminSubscriptionsQuery } from '../generated/graphql.js';
import { Figure, Figures } from '../parts/figure.js';
import { countText, NOTHING, shareText } from '../parts/texts.js';

type Billing = AdminSubscriptionsQuery['admin']['billingMetrics'];

/** What comes in, and who comes and goes. */
export function BillingFigures({ metrics }: { readonly metrics: Billing }) {
  const { started, ended, endedUnpaid, heldAtStart, failed, recovered } = metrics;
  return (
    <Figures label="Billing">
      <Figure
        name="MRR"
        value={sumsText(metrics.monthlyRecurringRevenue)}
        note="Each month, while nothing changes"
      />
      <Figure
        name="Revenue"
        value={sumsText(metrics.revenue)}
        note={`${sumsText(metrics.refunded)} given back`}
      />
      <Figure name="Outstanding" value={sumsText(metrics.outstanding)} note="Owed now" />
      <Figure
        name="Churn"
        value={shareText(metrics.churnRate)}
        note={`${countText(ended)} of ${countText(heldAtStart)} ended, ${countText(endedUnpaid)} unpaid`}
      />
      <Figure name="Started" value={countText(started)} note="New ones and returns" />
      <Figure
        name="Recovered"
        value={shareText(metrics.recoveryRate)}
        note={`${countText(recovered)} paid after all, ${countText(failed)} failed at first`}
      />
    </Figures>
  );
}

function sumsText(sums: Billing['revenue']): string {
  return sums.length === 0 ? NOTHING : sums.map(moneyText).join(' + ');
}
