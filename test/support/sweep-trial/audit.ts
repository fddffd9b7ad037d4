import type pg from 'pg';
import type { SimulatedLedger } from '../../../src/modules/subscriptions/gateways/simulated-ledger.js';
import { transitionTable } from '../transition-table.js';

export interface SweepAudit {
  /** Accounts that paid for one period more than once, at the gateway or in the books. */
  readonly doubled: number;
  /**
   * Accounts with lost money: taken and not in the books, or the other way round; or with a period that was not
   * charged.
   */
  readonly lost: number;
  /** Steps that no state allows, or that do not follow from the previous one. */
  readonly illegalSteps: number;
  readonly isNumberedWithoutGaps: boolean;
  /** Whether lines, invoices and payments add up. */
  readonly addsUp: boolean;
  /** The number of paid periods. */
  readonly paid: number;
}

interface Books {
  readonly accountId: string;
  readonly renewals: number;
  /** Payments without refunds. */
  readonly keptMinor: number;
  readonly invoicedMinor: number;
  readonly isForgotten: boolean;
}

const BOOKS = `
  SELECT account_id AS "accountId",
    (SELECT count(*)::int FROM payments WHERE payments.account_id = subscriptions.account_id
       AND status = 'SUCCEEDED' AND reason = 'RENEWAL') AS renewals,
    (SELECT coalesce(sum(amount_minor), 0)::int FROM payments WHERE payments.account_id = subscriptions.account_id
       AND status = 'SUCCEEDED')
      - (SELECT coalesce(sum(amount_minor), 0)::int FROM refunds WHERE refunds.account_id = subscriptions.account_id
       AND status = 'SUCCEEDED') AS "keptMinor",
    (SELECT coalesce(sum(total_minor), 0)::int FROM invoices WHERE invoices.account_id = subscriptions.account_id
       AND status = 'PAID') AS "invoicedMinor",
    next_action_at <= now() OR EXISTS (
      SELECT FROM payments WHERE payments.account_id = subscriptions.account_id AND status = 'PENDING') AS "isForgotten"
  FROM subscriptions`;

const STEPS = `
  SELECT subscription_id AS id, event, from_state AS "from", to_state AS "to",
    lag(to_state) OVER (PARTITION BY subscription_id ORDER BY occurred_at, id) AS before
  FROM subscription_transitions`;

const TOTALS = `
  SELECT (SELECT coalesce(max(number), 0) = count(*) FROM invoices) AS "isNumberedWithoutGaps",
    (SELECT coalesce(sum(total_minor), 0) FROM invoices)
      = (SELECT coalesce(sum(amount_minor), 0) FROM invoice_lines) AS "addsUp"`;

/** Checks the gateway's ledger and the books against each other. */
export async function auditSweep(pool: pg.Pool, ledger: SimulatedLedger): Promise<SweepAudit> {
  // The planner's statistics do not include the written rows yet.
  await pool.query(
    'ANALYZE subscriptions, subscription_transitions, payments, refunds, invoices, invoice_lines',
  );
  const { rows: books } = await pool.query<Books>(BOOKS);
  let [doubled, lost, paid] = [0, 0, 0];
  for (const { accountId, renewals, keptMinor, invoicedMinor, isForgotten } of books) {
    const charges = await ledger.chargesOf(`sim_${accountId}`);
    const taken = charges.reduce(
      (sum, { amount, refundedMinor }) => sum + amount.amountMinor - refundedMinor,
      0,
    );
    paid += renewals;
    // Every trial has one due period.
    if (renewals > 1 || taken > invoicedMinor) doubled += 1;
    else if (isForgotten || taken !== invoicedMinor || keptMinor !== invoicedMinor) lost += 1;
  }
  const { rows: totals } = await pool.query<Pick<SweepAudit, 'isNumberedWithoutGaps' | 'addsUp'>>(TOTALS);
  return {
    doubled,
    lost,
    paid,
    illegalSteps: await countIllegalSteps(pool),
    isNumberedWithoutGaps: totals[0]?.isNumberedWithoutGaps ?? false,
    addsUp: totals[0]?.addsUp ?? false,
  };
}

interface Step {
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly before: string | null;
}

async function countIllegalSteps(pool: pg.Pool): Promise<number> {
  const legal = new Set(transitionTable().map(({ from, event, to }) => `${from} ${event} ${to}`));
  const { rows } = await pool.query<Step>(STEPS);
  return rows.filter(
    ({ event, from, to, before }) =>
      from !== before || (from !== null && !legal.has(`${from} ${event} ${to}`)),
  ).length;
}
