import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Moves the clock, in steps that leave the viewer signed in, and runs what is due. */
async function pass(viewer: Viewer, milliseconds: number): Promise<Viewer> {
  platform.clock.advance(milliseconds);
  await platform.engine.subscriptions.billing.sweep.run();
  return story.refresh(viewer);
}

async function subscriptionOf({ client }: Viewer) {
  return (await client.send(billing.BillingState)).mySubscription;
}

async function eventsOf({ client }: Viewer) {
  const { mySubscription } = await client.send(billing.BillingHistory, { first: 20 });
  return mySubscription?.history.edges.map(({ node }) => node) ?? [];
}

/** The steps after the last known one. */
async function* changesOf(viewer: Viewer) {
  const [last] = await eventsOf(viewer);
  for await (const event of viewer.client.live(billing.SubscriptionChanged, { after: last?.id })) {
    yield event.subscriptionChanged;
  }
}

/** All steps. */
async function* endsOf({ client }: Viewer) {
  for await (const event of client.live(billing.PlaybackEnded, { after: newId() })) yield event.playbackEnded;
}

test('a subscription from its trial to its suspension and back', async () => {
  let viewer = await story.viewer();
  const profile = await story.profileOf(viewer);
  const film = await story.movie({ requiredTier: 'STANDARD' });
  const watch = () => story.watch(viewer, profile.id, film, 100);
  const { plans } = await viewer.client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'standard-monthly')?.id ?? '';
  expect(await failureOf(watch())).toMatchObject({ code: 'SUBSCRIPTION_REQUIRED', state: null });

  // A trial costs nothing.
  await viewer.client.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_renewal_declined', idempotencyKey: newId(), trial: true },
  });
  const trial = await subscriptionOf(viewer);
  expect(trial).toMatchObject({ state: 'ACTIVE', hasAccess: true, trialEndsAt: trial?.currentPeriodEnd });
  await watch();

  // It is paid for when it ends.
  viewer = await pass(viewer, 7 * DAY);
  expect(await subscriptionOf(viewer)).toMatchObject({
    state: 'ACTIVE',
    currentPeriodStart: trial?.trialEndsAt,
  });

  // The next payment is declined: there is a week of grace, in which everything continues.
  viewer = await pass(viewer, 15 * DAY);
  viewer = await pass(viewer, 16 * DAY);
  const grace = await subscriptionOf(viewer);
  expect(grace).toMatchObject({ state: 'GRACE_PERIOD', hasAccess: true, accessUntil: grace?.graceEndsAt });
  await watch();

  // It is retried, repeatedly without success.
  for (const days of [1, 2, 2]) viewer = await pass(viewer, days * DAY);
  expect(await subscriptionOf(viewer)).toMatchObject({ state: 'GRACE_PERIOD' });
  viewer = await pass(viewer, 2 * DAY - 5 * MINUTE);

  // With the last retry it is suspended, and the open player is notified at once.
  const [changes, ends] = [changesOf(viewer), endsOf(viewer)];
  const heard = Promise.all([changes.next(), ends.next()]);
  const player = viewer;
  viewer = await pass(viewer, 6 * MINUTE);
  const [change, end] = await heard;
  expect(change.value).toMatchObject({ event: 'PAYMENT_FAILED', from: 'GRACE_PERIOD', to: 'GRACE_PERIOD' });
  expect((await changes.next()).value).toMatchObject({
    event: 'GRACE_ELAPSED',
    to: 'SUSPENDED',
    subscription: { state: 'SUSPENDED', hasAccess: false },
  });
  expect(end.value).toMatchObject({ reason: 'ACCESS_ENDED' });
  expect(await failureOf(watch())).toMatchObject({ code: 'SUBSCRIPTION_REQUIRED', state: 'SUSPENDED' });

  // Another card that works reactivates it, for a new period from now on.
  expect(await failureOf(viewer.client.send(billing.PayOutstanding))).toMatchObject({
    code: 'PAYMENT_DECLINED',
    reason: 'card_declined',
  });
  await viewer.client.send(billing.UpdatePaymentMethod, { input: { paymentMethod: 'pm_card' } });
  expect((await changes.next()).value).toMatchObject({ event: 'PAYMENT_SUCCEEDED', to: 'ACTIVE' });
  expect(await subscriptionOf(viewer)).toMatchObject({ state: 'ACTIVE', hasAccess: true });
  await watch();

  const { mySubscription } = await viewer.client.send(billing.Invoices, { first: 10 });
  const invoices = mySubscription?.invoices.edges.map(({ node }) => [
    node.reason,
    node.status,
    node.total.amountMinor,
  ]);
  expect(invoices).toEqual([
    ['RECOVERY', 'PAID', 1299],
    ['RENEWAL', 'VOID', 1299],
    ['RENEWAL', 'PAID', 1299],
  ]);
  expect((await eventsOf(viewer)).map(({ event }) => event).toReversed()).toEqual([
    'ACTIVATED',
    'PAYMENT_SUCCEEDED',
    'PAYMENT_FAILED',
    'PAYMENT_FAILED',
    'PAYMENT_FAILED',
    'PAYMENT_FAILED',
    'PAYMENT_FAILED',
    'GRACE_ELAPSED',
    'PAYMENT_SUCCEEDED',
  ]);
  // All of it was reported by e-mail, except the ordinary renewal.
  const mails = await eventually(
    () => platform.mailsTo(viewer.email),
    (kept) => kept.some(({ subject }) => subject === 'Thank you for your payment'),
  );
  const subjects = mails.map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject === 'Your payment was declined again')).toHaveLength(3);
  expect(new Set(subjects)).toEqual(
    new Set([
      'Your trial has begun',
      'Your payment was declined',
      'Your payment was declined again',
      'Your subscription was suspended',
      'Thank you for your payment',
    ]),
  );
  await changes.return(undefined);
  await ends.return(undefined);
  await player.client.close();
});
