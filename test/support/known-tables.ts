import { preparePartitions } from '../../src/platform/database/partitions.jobs.js';
import { newId } from '../../src/shared/ids.js';
import { AddToWatchlist } from './operations.js';
import type { Platform } from './platform.js';
import type { Story, Viewer } from './story.js';

export interface KnownPerson {
  readonly viewer: Viewer;
  readonly profile: { readonly id: string };
  readonly titleId: string;
}

/** Further data of a known person: after it, every table about people contains some of theirs. */
export async function fillTablesOf(
  { engine, clock }: Platform,
  story: Story,
  { viewer, profile, titleId }: KnownPerson,
): Promise<void> {
  const { prisma, pool } = engine.database;
  const { accountId } = viewer;
  const profileId = profile.id;
  const now = clock.now();
  await viewer.client.send(AddToWatchlist, { input: { profileId, titleId } });
  const { episodes } = await story.series({ seasons: [1] });
  await story.watch(viewer, profileId, episodes[0] ?? '', 600);
  const longAgo = new Date(now.getTime() - 365 * 86_400_000);
  await prisma.historyClearing.create({ data: { profileId, clearedAt: longAgo } });
  await prisma.viewerRegion.create({ data: { accountId, region: 'SE', notedAt: now } });
  await prisma.trialReminder.create({ data: { accountId, dueAt: now } });
  await prisma.notification.create({
    data: { id: newId(), accountId, topic: 'ACCOUNT', title: 'Told', body: 'Something.', createdAt: now },
  });
  const payment = await prisma.payment.findFirstOrThrow({ where: { accountId } });
  await prisma.refund.create({
    data: {
      id: newId(),
      accountId,
      paymentId: payment.id,
      invoiceId: payment.invoiceId,
      amountMinor: 1,
      currency: payment.currency,
      chargeReference: 'a charge',
      reason: 'A test.',
      idempotencyKey: newId(),
      status: 'SUCCEEDED',
      createdAt: now,
      settledAt: now,
    },
  });
  await prisma.dispute.create({
    data: {
      id: newId(),
      accountId,
      paymentId: payment.id,
      gatewayReference: newId(),
      reason: 'general',
      amountMinor: 1,
      currency: payment.currency,
      status: 'WON',
      openedAt: now,
      closedAt: now,
    },
  });
  await preparePartitions(pool, now);
  await pool.query(
    `INSERT INTO access_entries (id, event, account_id, profile_id, title_id, occurred_at)
     VALUES (uuid_v7(), 'GRANTED', $1, $2, $3, $4)`,
    [accountId, profileId, titleId, now],
  );
  await pool.query(
    `INSERT INTO rail_impressions (id, profile_id, model_id, rail, occurred_at, shown_at, title_ids, titles_shown_at, played_ids)
     VALUES (uuid_v7(), $1, uuid_v7(), 'TRENDING_NOW', date_trunc('day', $3::timestamptz, 'UTC'), $3, ARRAY[$2::uuid], ARRAY[$3::timestamptz], '{}')`,
    [profileId, titleId, now],
  );
}
