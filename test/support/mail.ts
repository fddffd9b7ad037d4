import type { Queue } from 'bullmq';
import type { StoredMail } from '../../src/platform/mail/mailbox.js';
import { eventually } from './eventually.js';
import { inspectQueue } from './inspect-queue.js';
import type { Platform } from './platform.js';

/** The newest mail to an address with this text in its subject, as soon as there are this many. */
export async function mailTo(
  platform: Platform,
  address: string,
  subject: string,
  count = 1,
): Promise<StoredMail> {
  const [newest] = await eventually(
    async () => (await platform.mailsTo(address)).filter((mail) => mail.subject.includes(subject)),
    (mails) => mails.length >= count,
  );
  if (!newest) throw new Error('There is none.');
  return newest;
}

/** The token in a mail, in its link and by itself. */
export function tokenIn({ text }: StoredMail): string {
  const token = /#token=(?<token>[\w-]{43})\n/.exec(text)?.groups?.['token'];
  if (token === undefined || !text.includes(`\n${token}\n`)) throw new Error(`No token in: ${text}`);
  return token;
}

/** Gives access to the queue of mails with BullMQ. */
export function inspectMailQueue<Result>(
  platform: Platform,
  look: (queue: Queue) => Promise<Result>,
): Promise<Result> {
  return inspectQueue(platform, 'email', look);
}

/** The mails to an address, once no more are pending. */
export async function allMailsTo(platform: Platform, address: string): Promise<readonly StoredMail[]> {
  const { prisma } = platform.engine.database;
  await eventually(
    () => prisma.outboxEvent.count({ where: { publishedAt: null } }),
    (waiting) => waiting === 0,
  );
  await inspectMailQueue(platform, (queue) =>
    eventually(
      () => queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized'),
      (unfinished) => unfinished === 0,
    ),
  );
  return platform.mailsTo(address);
}
