import { describe, expect, it } from 'vitest';
import type { PlanPartsFragment, SubscriptionPartsFragment } from '../../generated/graphql.js';
import { standingOf } from './standing.js';

const plan: PlanPartsFragment = {
  id: 'standard',
  code: 'standard-monthly',
  name: 'Standard',
  tier: 'STANDARD',
  interval: 'MONTH',
  maxStreams: 2,
  maxDevices: 4,
  maxProfiles: 4,
  videoQuality: 'HD',
  trialDays: 7,
  price: { amountMinor: 1299, currency: 'USD' },
};

const active: SubscriptionPartsFragment = {
  id: 'subscription',
  state: 'ACTIVE',
  hasAccess: true,
  accessUntil: '2026-03-15T12:00:00Z',
  currentPeriodStart: '2026-02-15T12:00:00Z',
  currentPeriodEnd: '2026-03-15T12:00:00Z',
  graceEndsAt: null,
  trialEndsAt: null,
  nextActionAt: '2026-03-15T12:00:00Z',
  plan,
  scheduledPlan: null,
};

const premium: PlanPartsFragment = {
  ...plan,
  name: 'Premium',
  price: { amountMinor: 1799, currency: 'USD' },
};

describe('the standing of a subscription', () => {
  it.each<[string, Partial<SubscriptionPartsFragment>, string, RegExp]>([
    ['one that renews itself', {}, 'Active', /renews itself on .*15.*12\.99/],
    ['one that goes over to another plan', { scheduledPlan: premium }, 'Active', /17\.99/],
    ['a trial', { trialEndsAt: active.currentPeriodEnd }, 'Trial', /Free until .*12\.99/],
    ['one that was on trial once', { trialEndsAt: active.currentPeriodStart }, 'Active', /renews itself/],
    [
      'one that was not paid',
      { state: 'GRACE_PERIOD', graceEndsAt: '2026-03-22T12:00:00Z' },
      'Payment open',
      /until .*22/,
    ],
    ['one that was not paid for long', { state: 'SUSPENDED' }, 'Suspended', /Pay, and .*; on .*15/],
    [
      'one that support has stopped',
      { state: 'SUSPENDED', nextActionAt: null },
      'Stopped by support',
      /Write to them/,
    ],
    ['one that was cancelled', { state: 'CANCELLED' }, 'Cancelled', /watch until .*15/],
    ['one that is over', { state: 'EXPIRED', hasAccess: false }, 'Ended', /take it up again/],
  ])('of %s', (_what, change, mark, text) => {
    const standing = standingOf({ ...active, ...change });
    expect(standing.mark).toBe(mark);
    expect(standing.text).toMatch(text);
  });
});
