import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanTier } from '../../../shared/plan-tier.js';
import type { BillingInterval } from './billing-period.js';
import type { Plan } from './plan.js';
import { upgradeBill } from './plan-change.js';

function planOf(tier: PlanTier, interval: BillingInterval, amountMinor: number): Plan {
  return {
    id: `${tier}-${interval}`,
    code: `${tier}-${interval}`,
    name: tier,
    tier,
    interval,
    price: { amountMinor, currency: 'USD' },
    trialDays: 7,
    maxStreams: 1,
    maxDevices: 1,
    maxProfiles: 1,
    videoQuality: 'HD',
  };
}

const basic = planOf('BASIC', 'MONTH', 799);
const standard = planOf('STANDARD', 'MONTH', 1299);
const premium = planOf('PREMIUM', 'MONTH', 1799);
const premiumYear = planOf('PREMIUM', 'YEAR', 17_990);

const period = { start: new Date('2026-01-31T10:00:00Z'), end: new Date('2026-02-28T10:00:00Z') };
const SECONDS = (period.end.getTime() - period.start.getTime()) / 1_000;
const after = (seconds: number) => new Date(period.start.getTime() + seconds * 1_000);
const half = after(SECONDS / 2);

describe('an upgrade within the period', () => {
  it('costs the remaining share of the new price minus that of the old price', () => {
    const bill = upgradeBill({ period }, standard, premium, half);
    expect(bill?.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['UNUSED_TIME', -650],
      ['REMAINING_TIME', 900],
    ]);
    expect(bill).toMatchObject({ period, total: { amountMinor: 250, currency: 'USD' } });
  });

  it('costs the whole difference at the start of the period, and nothing at its end', () => {
    expect(upgradeBill({ period }, standard, premium, period.start)?.total.amountMinor).toBe(500);
    expect(upgradeBill({ period }, standard, premium, period.end)?.total.amountMinor).toBe(0);
  });

  it('adds up, over any number of upgrades, to the value of the time on each plan', () => {
    const instants = fc.array(fc.nat({ max: SECONDS }), { minLength: 2, maxLength: 2 });
    const prices = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(instants, prices, (cuts, unsorted) => {
        const [first = 0, second = 0] = cuts.toSorted((a, b) => a - b);
        const [low = 0, middle = 0, high = 0] = unsorted.toSorted((a, b) => a - b);
        const [a, b, c] = [
          planOf('BASIC', 'MONTH', low),
          planOf('STANDARD', 'MONTH', middle),
          planOf('PREMIUM', 'MONTH', high),
        ];
        const paid =
          low +
          (upgradeBill({ period }, a, b, after(first))?.total.amountMinor ?? Number.NaN) +
          (upgradeBill({ period }, b, c, after(second))?.total.amountMinor ?? Number.NaN);
        const worth = (price: number, from: number, to: number) =>
          Math.floor((price * to) / SECONDS) - Math.floor((price * from) / SECONDS);
        expect(paid).toBe(worth(low, 0, first) + worth(middle, first, second) + worth(high, second, SECONDS));
      }),
    );
  });
});

describe('a change to a yearly plan', () => {
  it('starts a new period now, minus the rest of the month', () => {
    const now = new Date(half.getTime() + 400);
    const bill = upgradeBill({ period }, standard, premiumYear, now);
    expect(bill?.period).toEqual({ start: half, end: new Date('2027-02-14T10:00:00Z') });
    expect(bill?.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['UNUSED_TIME', -650],
      ['PERIOD', 17_990],
    ]);
    expect(bill?.total.amountMinor).toBe(17_340);
  });
});

describe('a change scheduled for the end of the period', () => {
  it.each([
    ['to a lower tier', premium, basic],
    ['to a shorter interval', premiumYear, premium],
    ['to what costs less though it is a higher tier', planOf('BASIC', 'MONTH', 5_000), standard],
    ['to another currency', basic, { ...premium, price: { amountMinor: 1799, currency: 'EUR' } }],
  ])('is one %s', (_what, from, to) => {
    expect(upgradeBill({ period }, from, to, half)).toBeNull();
  });
});
