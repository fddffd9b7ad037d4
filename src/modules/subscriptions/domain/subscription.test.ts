import { describe, expect, it } from 'vitest';
import type { Plan } from './plan.js';
import { Subscription } from './subscription.js';
import { IllegalTransitionError } from './subscription-errors.js';
import type { StateName } from './subscription-state.js';

const plan: Plan = {
  id: 'plan',
  code: 'standard-monthly',
  name: 'Standard',
  tier: 'STANDARD',
  price: { amountMinor: 1299, currency: 'USD' },
  interval: 'MONTH',
  maxStreams: 2,
  maxDevices: 5,
  maxProfiles: 4,
  videoQuality: 'HD',
};
const start = new Date('2026-03-01T00:00:00Z');
const during = new Date('2026-03-20T00:00:00Z');
const after = new Date('2026-04-01T00:00:00Z');

const subscribed = () => Subscription.start('account', plan, start);
const inState = (state: StateName) => Subscription.restore({ ...subscribed().snapshot, state });

describe('a subscription', () => {
  it('gives access from its first payment until its period ends', () => {
    const subscription = subscribed();
    expect(subscription.hasAccess(start)).toBe(true);
    expect(subscription.hasAccess(new Date(after.getTime() - 1))).toBe(true);
    expect(subscription.hasAccess(after)).toBe(false);
  });

  it('keeps access to the end of its period when it is cancelled', () => {
    const subscription = subscribed();
    subscription.cancel(during);
    expect(subscription.snapshot.state).toBe('CANCELLED');
    expect(subscription.hasAccess(during)).toBe(true);
    expect(subscription.hasAccess(after)).toBe(false);
  });

  it('can be resumed until its period ends, and not afterwards', () => {
    const resumed = subscribed();
    resumed.cancel(during);
    resumed.resume(during);
    expect(resumed.snapshot.state).toBe('ACTIVE');

    const late = subscribed();
    late.cancel(during);
    expect(() => late.resume(after)).toThrow(IllegalTransitionError);
  });

  it('is not paid for twice', () => {
    expect(() => subscribed().activate(plan, during)).toThrow(IllegalTransitionError);
  });

  it.each(['ACTIVE', 'CANCELLED', 'GRACE_PERIOD', 'EXPIRED'] as const)(
    'comes back to life from %s with a new period once the one before is over',
    (state) => {
      const subscription = inState(state);
      subscription.activate(plan, after);
      expect(subscription.snapshot.state).toBe('ACTIVE');
      expect(subscription.snapshot.period).toEqual({ start: after, end: new Date('2026-05-01T00:00:00Z') });
    },
  );

  it.each([
    ['ACTIVE', true],
    ['GRACE_PERIOD', true],
    ['CANCELLED', true],
    ['SUSPENDED', false],
    ['EXPIRED', false],
  ] as const)('in state %s grants access during its period: %s', (state, access) => {
    expect(inState(state).hasAccess(during)).toBe(access);
  });

  it('tells each step it took, and from where', () => {
    const subscription = subscribed();
    subscription.cancel(during);
    subscription.resume(during);
    expect(subscription.events.map(({ payload }) => [payload.event, payload.from, payload.to])).toEqual([
      ['activated', null, 'ACTIVE'],
      ['cancelled', 'ACTIVE', 'CANCELLED'],
      ['resumed', 'CANCELLED', 'ACTIVE'],
    ]);
  });
});
