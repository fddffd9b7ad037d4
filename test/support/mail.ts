import { Queue } from 'bullmq';
import { queuePrefix } from '../../src/platform/jobs/bullmq-options.js';
import type { StoredMail } from '../../src/platform/mail/mailbox.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import { eventually } from './eventually.js';
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
export async function inspectMailQueue<Result>(
  { engine: { config, logger } }: Platform,
  look: (queue: Queue) => Promise<Result>,
): Promise<Result> {
  await using connection = createRedis(config.redis.url, { name: 'test', role: 'commands', logger });
  const queue = new Queue('email', { connection, prefix: queuePrefix(config.redis.prefix) });
  try {
    return await look(queue);
  } finally {
    await queue.close();
  }
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
