import { describe, expect, it } from 'vitest';
import { PLAN_TIERS } from '../../shared/plan-tier.js';
import type { Plan } from './domain/plan.js';
import { Subscription } from './domain/subscription.js';
import { Entitlement } from './entitlement.js';
import { type EntitlementSnapshot, reviveSnapshot, snapshotOf } from './entitlement-snapshot.js';

const plan: Plan = {
  id: 'plan',
  code: 'standard-monthly',
  name: 'Standard',
  tier: 'STANDARD',
  price: { amountMinor: 1299, currency: 'USD' },
  interval: 'MONTH',
  trialDays: 0,
  maxStreams: 2,
  maxDevices: 5,
  maxProfiles: 4,
  videoQuality: 'HD',
};
const start = new Date('2026-03-01T00:00:00Z');
const end = new Date('2026-04-01T00:00:00Z');

function subscribed(): Subscription {
  const method = { paymentMethod: 'pm_card', customer: null };
  const { snapshot } = Subscription.start('account', method, false, {
    plan,
    period: { start, end },
    now: start,
  });
  return Subscription.restore({ ...snapshot, version: 3 });
}

function cancelled(): EntitlementSnapshot {
  const subscription = subscribed();
  subscription.cancel(start);
  return snapshotOf(subscription, plan);
}

/** The entitlement of a snapshot, with a clock that tests move. */
function entitlementAt(first: Date, snapshot: EntitlementSnapshot | null) {
  const clock = { time: first, now: () => clock.time };
  return { entitlement: new Entitlement(snapshot, clock), clock };
}

describe('a snapshot', () => {
  it('has the access of the subscription and its plan', () => {
    expect(cancelled()).toEqual({
      accountId: 'account',
      version: 3,
      state: 'CANCELLED',
      accessEndsAt: end.getTime(),
      tier: 'STANDARD',
      videoQuality: 'HD',
      maxStreams: 2,
      maxDevices: 5,
      maxProfiles: 4,
    });
  });

  it('has no end of access if there is none', () => {
    const subscription = subscribed();
    subscription.suspend('Fraud', start);
    expect(snapshotOf(subscription, plan)).toMatchObject({ state: 'SUSPENDED', accessEndsAt: null });
  });

  it('is the same after serialisation, and refused in another shape', () => {
    const snapshot = cancelled();
    expect(reviveSnapshot(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
    const { tier: _tier, ...rest } = snapshot;
    for (const other of [rest, { ...snapshot, state: 'LOST' }, { ...snapshot, more: 1 }, 'text', null]) {
      expect(() => reviveSnapshot(other)).toThrow();
    }
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(cancelled())).toBe(true);
    expect(Object.isFrozen(reviveSnapshot({ ...cancelled() }))).toBe(true);
  });
});

describe('an entitlement', () => {
  it('gives access until the exact millisecond of its end, even if the object is kept', () => {
    const { entitlement, clock } = entitlementAt(new Date(end.getTime() - 1), cancelled());
    expect(entitlement).toMatchObject({
      hasAccess: true,
      accessUntil: end,
      tier: 'STANDARD',
      videoQuality: 'HD',
      maxStreams: 2,
      maxDevices: 5,
      maxProfiles: 4,
    });
    expect(() => entitlement.requireTier('STANDARD')).not.toThrow();

    clock.time = end;

    expect(entitlement).toMatchObject({
      hasAccess: false,
      accessUntil: null,
      tier: null,
      videoQuality: null,
      maxStreams: 0,
      maxDevices: 3,
      maxProfiles: 2,
    });
    expect(() => entitlement.requireTier('BASIC')).toThrow(
      expect.objectContaining({ code: 'SUBSCRIPTION_REQUIRED', details: { state: 'CANCELLED' } }),
    );
  });

  it('without a subscription only allows browsing', () => {
    const { entitlement } = entitlementAt(start, null);
    expect(entitlement).toMatchObject({ hasAccess: false, maxStreams: 0, maxDevices: 3, maxProfiles: 2 });
    expect(() => entitlement.requireTier(null)).not.toThrow();
    expect(() => entitlement.requireTier('BASIC')).toThrow(
      expect.objectContaining({ code: 'SUBSCRIPTION_REQUIRED', details: { state: null } }),
    );
  });

  it('includes the tiers up to its own', () => {
    const { entitlement } = entitlementAt(start, cancelled());
    const refused = PLAN_TIERS.filter((tier) => {
      try {
        entitlement.requireTier(tier);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toEqual(['PREMIUM']);
    expect(() => entitlement.requireTier('PREMIUM')).toThrow(
      expect.objectContaining({ code: 'UPGRADE_REQUIRED' }),
    );
  });
});
