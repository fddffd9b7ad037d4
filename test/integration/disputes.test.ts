import { describe, expect, test } from 'vitest';
import type { ReportedDispute } from '../../src/modules/subscriptions/domain/dispute.js';
import { createSimulatedNotices } from '../../src/modules/subscriptions/gateways/simulated-notices.js';
import { newId } from '../../src/shared/ids.js';
import * as billing from '../support/billing-operations.js';
import { createStillClock } from '../support/clock.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const SECOND = 1_000;
const clock = createStillClock(new Date('2028-01-01T00:00:00Z'));
const platform = await usePlatform({ role: 'api', clock });
const neighbour = await usePlatform({ role: 'api', beside: platform });
const story = createStory(platform);
const admin = await story.admin();
const { engine } = platform;
const { prisma } = engine.database;
const notices = createSimulatedNotices(engine.config.auth.secret, clock);

interface Payer {
  readonly viewer: Viewer;
  readonly chargeReference: string;
}

async function payer(): Promise<Payer> {
  const viewer = await story.viewer();
  await story.subscribe(viewer);
  const { accountId } = viewer;
  const { gatewayReference } = await prisma.payment.findFirstOrThrow({ where: { accountId } });
  return { viewer, chargeReference: gatewayReference ?? '' };
}

function aDispute({ chargeReference }: Payer): ReportedDispute {
  const amount = { amountMinor: 1_799, currency: 'EUR' };
  return { reference: `dispute_${newId()}`, chargeReference, status: 'OPEN', reason: 'fraudulent', amount };
}

async function notify(dispute: ReportedDispute, id = newId(), address = platform.address): Promise<void> {
  const { body, headers } = notices.sign({ id, dispute });
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = `${address}/webhooks/payments/simulated`;
  expect((await fetch(url, { method: 'POST', body, headers: given })).status).toBe(200);
  clock.advance(SECOND);
}

async function seenByAdmin({ viewer }: Payer) {
  const { admin: root } = await admin.client.send(billing.AccountDisputes, {
    id: viewer.accountId,
    first: 20,
  });
  const { account } = root;
  return {
    state: account?.subscription?.state,
    hasAccess: account?.subscription?.hasAccess,
    steps: account?.subscription?.history.edges.map(({ node }) => node.event).toReversed(),
    disputes: account?.disputes.edges.map(({ node }) => node.status).toReversed(),
  };
}

async function trailOf({ viewer: { accountId } }: Payer) {
  const entries = await prisma.auditEntry.findMany({
    where: {
      subjectId: accountId,
      action: { in: ['subscriptions.payment_disputed', 'subscriptions.dispute_closed'] },
    },
    orderBy: { occurredAt: 'asc' },
  });
  return entries.map(({ action, actorId, before, after }) => ({ action, actorId, before, after }));
}

const SUSPENDED = { state: 'SUSPENDED', hasAccess: false };
const ACTIVE = { state: 'ACTIVE', hasAccess: true };
const step = ({ viewer: { accountId } }: Payer) => ({ input: { accountId, reason: 'They called.' } });

describe('a disputed payment', () => {
  test('suspends the subscription, visible to administrators and in the audit trail', async () => {
    const someone = await payer();
    const dispute = aDispute(someone);
    await notify(dispute);
    expect(await seenByAdmin(someone)).toMatchObject({ ...SUSPENDED, disputes: ['OPEN'] });
    const { mySubscription } = await someone.viewer.client.send(billing.BillingState);
    expect(mySubscription).toMatchObject(SUSPENDED);

    const { admin: root } = await admin.client.send(billing.AccountDisputes, {
      id: someone.viewer.accountId,
      first: 1,
    });
    const { id: paymentId } = await prisma.payment.findFirstOrThrow({
      where: { accountId: someone.viewer.accountId },
    });
    expect(root.account?.disputes.edges[0]?.node).toMatchObject({
      paymentId,
      reason: 'fraudulent',
      gatewayReference: dispute.reference,
      amount: { amountMinor: 1_799, currency: 'EUR' },
      closedAt: null,
    });
    expect(root.account?.subscription?.history.edges[0]?.node.reason).toBe(
      'A payment is disputed: fraudulent.',
    );
    expect(await trailOf(someone)).toEqual([
      {
        action: 'subscriptions.payment_disputed',
        actorId: null,
        before: { state: 'ACTIVE' },
        after: { state: 'SUSPENDED' },
      },
    ]);
  });

  test('reinstates the subscription once the dispute is won', async () => {
    const someone = await payer();
    const dispute = aDispute(someone);
    await notify(dispute);
    await notify({ ...dispute, status: 'WON' });
    expect(await seenByAdmin(someone)).toMatchObject({ ...ACTIVE, disputes: ['WON'] });
    expect((await trailOf(someone)).at(-1)).toEqual({
      action: 'subscriptions.dispute_closed',
      actorId: null,
      before: { state: 'SUSPENDED' },
      after: { state: 'ACTIVE' },
    });
  });

  test('leaves the subscription suspended if the dispute is lost, until an administrator or an appeal decides otherwise', async () => {
    const [ann, bob] = [await payer(), await payer()];
    const dispute = aDispute(bob);
    for (const [someone, reported] of [
      [ann, aDispute(ann)],
      [bob, dispute],
    ] as const) {
      await notify(reported);
      await notify({ ...reported, status: 'LOST' });
      expect(await seenByAdmin(someone)).toMatchObject({ ...SUSPENDED, disputes: ['LOST'] });
    }
    await admin.client.send(billing.ReinstateSubscription, step(ann));
    expect(await seenByAdmin(ann)).toMatchObject({ ...ACTIVE, disputes: ['LOST'] });
    await notify({ ...dispute, status: 'WON' });
    expect(await seenByAdmin(bob)).toMatchObject({ ...ACTIVE, disputes: ['WON'] });
  });

  test('takes effect once, however often and in whichever process it is reported', async () => {
    const someone = await payer();
    const dispute = aDispute(someone);
    const id = newId();
    const addresses = [platform.address, neighbour.address];
    await Promise.all(Array.from({ length: 10 }, (_, index) => notify(dispute, id, addresses[index % 2])));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => notify(dispute, newId(), addresses[index % 2])),
    );
    expect(await seenByAdmin(someone)).toEqual({
      ...SUSPENDED,
      steps: ['ACTIVATED', 'SUSPENDED_BY_ADMIN'],
      disputes: ['OPEN'],
    });
    expect(await trailOf(someone)).toHaveLength(1);
  });

  test('keeps its result if its opening is reported later', async () => {
    const [ann, bob] = [await payer(), await payer()];
    const [won, lost] = [aDispute(ann), aDispute(bob)];
    await notify({ ...won, status: 'WON' });
    await notify(won);
    await notify({ ...won, status: 'LOST' });
    expect(await seenByAdmin(ann)).toMatchObject({ ...ACTIVE, disputes: ['WON'], steps: ['ACTIVATED'] });
    await notify({ ...lost, status: 'LOST' });
    await notify(lost);
    expect(await seenByAdmin(bob)).toMatchObject({ ...SUSPENDED, disputes: ['LOST'] });
  });
});

describe('a suspension', () => {
  test('by an administrator is not lifted by a won dispute', async () => {
    const someone = await payer();
    const dispute = aDispute(someone);
    await admin.client.send(billing.SuspendSubscription, step(someone));
    await notify(dispute);
    await notify({ ...dispute, status: 'WON' });
    expect(await seenByAdmin(someone)).toMatchObject({ ...SUSPENDED, disputes: ['WON'] });
  });

  test('that an administrator lifted and repeated is not lifted by the dispute', async () => {
    const someone = await payer();
    const dispute = aDispute(someone);
    await notify(dispute);
    await admin.client.send(billing.ReinstateSubscription, step(someone));
    await notify(dispute);
    expect(await seenByAdmin(someone)).toMatchObject(ACTIVE);
    clock.advance(SECOND);
    await admin.client.send(billing.SuspendSubscription, step(someone));
    await notify({ ...dispute, status: 'WON' });
    expect(await seenByAdmin(someone)).toMatchObject(SUSPENDED);
  });

  test('for two disputes ends once both are won', async () => {
    const someone = await payer();
    const [one, other] = [aDispute(someone), aDispute(someone)];
    await notify(one);
    await notify(other);
    await notify({ ...one, status: 'WON' });
    expect(await seenByAdmin(someone)).toMatchObject(SUSPENDED);
    await notify({ ...other, status: 'WON' });
    expect(await seenByAdmin(someone)).toMatchObject(ACTIVE);
  });
});

test('a dispute of an unknown charge changes nothing', async () => {
  const someone = await payer();
  await notify({ ...aDispute(someone), chargeReference: 'simulated_elsewhere' });
  expect(await seenByAdmin(someone)).toMatchObject({ ...ACTIVE, disputes: [] });
});
