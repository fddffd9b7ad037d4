import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { createStillClock } from '../support/clock.js';
import { allMailsTo } from '../support/mail.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const DAY = 86_400_000;
const TITLE = 'Your trial ends soon';
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const neighbour = await usePlatform({ role: 'api', clock });
const { prisma } = neighbour.engine.database;
const plan = await prisma.plan.findFirstOrThrow({ where: { trialDays: 7 } });
const shortTrial = { ...plan, id: newId(), code: 'short-trial', trialDays: 3 };
await prisma.plan.create({ data: shortTrial });
const platform = await usePlatform({ beside: neighbour });
const story = createStory(platform);
const { service, billing } = platform.engine.subscriptions;

async function begin({ planId = plan.id, trial = true } = {}): Promise<Viewer> {
  const viewer = await story.viewer();
  await service.subscribe(viewer.accountId, {
    planId,
    paymentMethod: 'pm_card',
    idempotencyKey: newId(),
    trial,
  });
  return viewer;
}

/** Time goes by, and whoever is due is reminded, by two processes at once. */
async function pass(days: number): Promise<void> {
  clock.advance(days * DAY);
  const others = neighbour.engine.subscriptions.billing;
  await Promise.all([billing, others, billing, others].map((each) => each.trialReminders.sendDue()));
}

/** The reminders that came by mail and in the inbox, once nothing more is under way. */
async function remindersOf({ email, accountId }: Viewer) {
  const mails = await allMailsTo(platform, email);
  const inbox = await prisma.notification.findMany({ where: { accountId, title: TITLE } });
  return { mails: mails.filter(({ subject }) => subject === TITLE), inbox };
}

async function countOf(viewer: Viewer): Promise<readonly number[]> {
  const { mails, inbox } = await remindersOf(viewer);
  return [mails.length, inbox.length];
}

test('the owner of a trial is reminded once, three days before its end, with date and price', async () => {
  const viewer = await begin();
  await pass(3);
  expect(await countOf(viewer)).toEqual([0, 0]);
  expect(await billing.sweep.nextDueAt()).toEqual(new Date(clock.now().getTime() + DAY));

  const end = new Date(clock.now().getTime() + 4 * DAY);
  await pass(1);
  const { mails, inbox } = await remindersOf(viewer);
  expect([mails.length, inbox.length]).toEqual([1, 1]);
  const price = (plan.priceMinor / 100).toFixed(2);
  for (const text of [mails[0]?.text, inbox[0]?.body]) {
    expect(text).toContain(`${end.getUTCDate()} January 2028`);
    expect(text).toContain(`${price} ${plan.currency}`);
  }

  await pass(1);
  await pass(2);
  await billing.sweep.run();
  expect(await prisma.payment.count({ where: { accountId: viewer.accountId, status: 'SUCCEEDED' } })).toBe(1);
  await pass(30);
  expect(await countOf(viewer)).toEqual([1, 1]);
});

test('no reminder is sent for a trial that will not be charged', async () => {
  const cancelled = await begin();
  const closing = await begin();
  const paid = await begin({ trial: false });
  const brief = await begin({ planId: shortTrial.id });
  await service.cancel(cancelled.accountId);
  await prisma.account.update({
    where: { id: closing.accountId },
    data: { erasureDueAt: new Date(clock.now().getTime() + 30 * DAY) },
  });
  for (let day = 0; day < 8; day += 1) await pass(1);
  for (const viewer of [cancelled, closing, paid, brief]) expect(await countOf(viewer)).toEqual([0, 0]);
  expect(await prisma.trialReminder.count()).toBe(0);
});

test('the owner of a suspended account is reminded once it is reinstated', async () => {
  const viewer = await begin();
  const suspend = (suspendedAt: Date | null) =>
    prisma.account.update({ where: { id: viewer.accountId }, data: { suspendedAt } });
  await suspend(clock.now());
  await pass(5);
  expect(await countOf(viewer)).toEqual([0, 0]);
  await suspend(null);
  await pass(0);
  expect(await countOf(viewer)).toEqual([1, 1]);
});

test('no reminder is delivered for a trial that was cancelled in the meantime', async () => {
  const viewer = await begin();
  clock.advance(4 * DAY);
  await prisma.$transaction([
    prisma.$executeRaw`UPDATE subscriptions SET state = 'CANCELLED', cancelled_at = ${clock.now()}
      WHERE account_id = ${viewer.accountId}::uuid`,
    prisma.$executeRaw`INSERT INTO outbox_events (id, type, payload, occurred_at) VALUES
      (${newId()}::uuid, 'subscriptions.trial_ending',
       jsonb_build_object('accountId', ${viewer.accountId}::text, 'subscriptionId', ${newId()}::text), now())`,
  ]);
  expect(await countOf(viewer)).toEqual([0, 0]);
});
