import { describe, expect, it } from 'vitest';
import type { Plan } from '../domain/plan.js';
import { Subscription } from '../domain/subscription.js';
import { createBillingMessages } from './billing-mail.jobs.js';
import { billingMessage, trialEndingMessage } from './billing-message.js';

const plan: Plan = {
  id: 'plan',
  code: 'standard-monthly',
  name: 'Standard, monthly',
  tier: 'STANDARD',
  price: { amountMinor: 1299, currency: 'USD' },
  interval: 'MONTH',
  trialDays: 7,
  maxStreams: 2,
  maxDevices: 5,
  maxProfiles: 4,
  videoQuality: 'HD',
};
const policy = { retryDays: [1, 7], graceDays: 7, suspensionDays: 30 };
const method = { paymentMethod: 'pm_card', customer: null };
const period = { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') };
const subscribed = (isTrial = false) =>
  Subscription.start('account', method, isTrial, { plan, period, now: period.start });

/** The message about its last transition. */
function messageFor(subscription: Subscription): string | null {
  const change = subscription.events.at(-1)?.payload;
  const message = change ? billingMessage({ change, subscription, plan }) : null;
  return message && [message.subject, ...message.paragraphs].join('\n');
}

describe('an owner', () => {
  it('is notified of the payment after a trial with its amount', () => {
    expect(messageFor(subscribed(true))).toMatch(/trial[^]*until 1 April 2026[^]*12\.99 USD/);
  });

  it('is reminded of the end of a trial, unless it is cancelled or over', () => {
    const trial = subscribed(true);
    const message = trialEndingMessage(trial, plan, period.start);
    expect(message?.paragraphs.join()).toMatch(/until 1 April 2026[^]*12\.99 USD[^]*Cancel/);
    expect(trialEndingMessage(trial, plan, period.end)).toBeNull();
    expect(trialEndingMessage(subscribed(), plan, period.start)).toBeNull();
    trial.cancel(period.start);
    expect(trialEndingMessage(trial, plan, period.start)).toBeNull();
  });

  it('is not notified of each renewal', () => {
    const subscription = subscribed();
    subscription.renew({
      plan,
      period: { start: period.end, end: new Date('2026-05-01T00:00:00Z') },
      now: period.end,
    });
    expect(messageFor(subscription)).toBeNull();
  });

  it('is notified of a failed payment with the end of access and the next retry', () => {
    const subscription = subscribed();
    subscription.failRenewal(policy, period.end);
    expect(messageFor(subscription)).toMatch(/declined[^]*until 8 April 2026\. We try again on 2 April 2026/);
    subscription.failRenewal(policy, new Date('2026-04-08T00:00:00Z'));
    expect(messageFor(subscription)).toMatch(/declined again[^]*do not try again/);
    subscription.elapse('graceElapsed', policy, new Date('2026-04-08T00:00:00Z'));
    expect(messageFor(subscription)).toMatch(/suspended[^]*On 8 May 2026 the subscription ends/);
  });

  it('is notified of the attempted price if another plan was scheduled', async () => {
    const basic: Plan = { ...plan, id: 'basic', name: 'Basic', price: { amountMinor: 799, currency: 'USD' } };
    const subscription = subscribed();
    subscription.schedulePlan(basic.id, period.start);
    subscription.failRenewal(policy, period.end);
    const source = { find: async () => subscription, plans: async () => [plan, basic] };
    const [step] = subscription.events.slice(-1);
    const messageOf = createBillingMessages(source, { now: () => period.end });
    const message = step && (await messageOf(step));
    expect(message?.paragraphs[0]).toMatch(/^7\.99 USD for Basic could not be collected/);
  });

  it('is notified of the payment that reactivates the subscription', () => {
    const subscription = subscribed();
    subscription.failRenewal(policy, period.end);
    const next = { start: period.end, end: new Date('2026-05-01T00:00:00Z') };
    subscription.renew({ plan, period: next, now: period.end });
    expect(messageFor(subscription)).toMatch(/Thank you[^]*until 1 May 2026/);
  });

  it('does not see the reason of an administrator', () => {
    const subscription = subscribed();
    subscription.suspend('Chargeback of a stolen card', period.start);
    expect(messageFor(subscription)).toMatch(/support/);
    expect(messageFor(subscription)).not.toMatch(/stolen/);
  });
});
