import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { startSmtpServer } from '../../../test/support/smtp-server.js';
import { systemClock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { createMailbox } from './mailbox.js';
import type { Mail } from './mailer.js';
import { createMailboxMailer } from './mailer.mailbox.js';
import { createSmtpMailer } from './mailer.smtp.js';

const folder = await mkdtemp(join(tmpdir(), 'streamcore-mailbox-'));
const mailbox = createMailbox(folder);

const server = await startSmtpServer();
const { received } = server;

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: newId(),
  to: `${newId()}@example.com`,
  subject: 'Bestätigen Sie Ihre Adresse ✓',
  text: 'First line.\n\nhttps://stream.example.com/account#token=abc\n.\nLast line, grüße.',
  ...changes,
});

const ways = {
  'by SMTP': {
    mailer: createSmtpMailer({
      url: server.url,
      from: 'StreamCore <mail@stream.example.com>',
    }),
    async readTo(address: string) {
      return received
        .filter(({ recipients }) => recipients.includes(address))
        .map(({ parsed }) => ({ subject: parsed.subject, text: parsed.text?.replace(/\n$/, '') }));
    },
    countAll: async () => received.length,
  },
  'into the mailbox': {
    mailer: createMailboxMailer(mailbox, systemClock),
    async readTo(address: string) {
      return (await mailbox.list(address)).map(({ subject, text }) => ({ subject, text }));
    },
    countAll: async () => (await mailbox.list()).length,
  },
};

describe.each(Object.entries(ways))('a mail %s', (_name, { mailer, readTo, countAll }) => {
  it('is delivered unchanged', async () => {
    const sent = mail();
    await mailer.send(sent);
    expect(await readTo(sent.to)).toEqual([{ subject: sent.subject, text: sent.text }]);
  });

  it.each([
    ['address', { to: 'ann@example.com\nBcc: eve@example.com' }],
    ['address', { to: 'ann@example.com\r\n\r\nBuy!' }],
    ['address', { to: 'ann@example.com, eve@example.com' }],
    ['address', { to: 'Ann <eve@example.com>' }],
    ['address', { to: 'ann@example.com\u2028' }],
    ['address', { to: '' }],
    ['subject', { subject: 'Hello\nBcc: eve@example.com' }],
    ['subject', { subject: 'Hello\r\n\r\nBuy!' }],
    ['subject', { subject: 'Hello\u0000' }],
  ])('is refused if its %s could inject a header: %j', async (part, unsafe) => {
    const before = await countAll();
    await expect(mailer.send(mail(unsafe))).rejects.toThrow(`The ${part} of a mail must be one line`);
    expect(await countAll()).toBe(before);
  });
});

describe('a mail by SMTP', () => {
  it('has headers for the sender, automatic submission and repetitions', async () => {
    const sent = mail();
    await ways['by SMTP'].mailer.send(sent);
    const { parsed } = received.find(({ recipients }) => recipients.includes(sent.to)) ?? {};
    expect(parsed?.from?.text).toBe('"StreamCore" <mail@stream.example.com>');
    expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed?.messageId).toBe(`<${sent.id}@stream.example.com>`);
  });

  it('is not sent if a password would be transmitted without encryption', async () => {
    const url = server.url.replace('://', '://user:secret@');
    const before = received.length;
    const mailer = createSmtpMailer({ url, from: 'mail@stream.example.com' });
    await expect(mailer.send(mail())).rejects.toThrow('STARTTLS');
    expect(received).toHaveLength(before);
  });

  it('that a server refuses is an error with the reason, but without the recipient', async () => {
    const sent = mail();
    await using picky = await startSmtpServer(() => {
      throw new Error(`No such mailbox: <${sent.to}>`);
    });
    const sending = createSmtpMailer({ url: picky.url, from: 'mail@stream.example.com' }).send(sent);
    const error = await sending.catch((thrown: unknown) => thrown);
    expect(inspect(error, { depth: null })).toContain('No such mailbox: <[address]>');
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(sent.to);
    expect(error).toMatchObject({ responseCode: 450 });
  });

  it('that cannot be delivered is an error', async () => {
    const unreachable = createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'mail@stream.example.com' });
    await expect(unreachable.send(mail())).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the mailbox', () => {
  it('stores one message per id, in a file readable by its user only', async () => {
    const { mailer } = ways['into the mailbox'];
    const sent = mail();
    await mailer.send(sent);
    await mailer.send({ ...sent, text: 'The same again.' });
    expect(await mailbox.list(sent.to)).toMatchObject([{ id: sent.id, text: 'The same again.' }]);
    const file = join(folder, `${sent.id}.txt`);
    expect(await readFile(file, 'utf8')).toMatch(
      new RegExp(`^To: ${sent.to}\nSubject: ${sent.subject}\nDate: .*\n\nThe same again\\.$`),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps a limited number of messages, newest first', async () => {
    const small = createMailbox(join(folder, 'small'), 3);
    const mails = Array.from({ length: 10 }, () => ({ ...mail(), keptAt: new Date() }));
    for (const one of mails) await small.keep(one);
    expect((await small.list()).map(({ id }) => id)).toEqual(
      mails
        .slice(-3)
        .map(({ id }) => id)
        .toReversed(),
    );
    expect(await readdir(join(folder, 'small'))).toHaveLength(3);
  });

  it('is empty at first', async () => {
    expect(await createMailbox(join(folder, 'missing')).list()).toEqual([]);
  });

  it('refuses an id that leads out of its folder', async () => {
    const { mailer } = ways['into the mailbox'];
    await expect(mailer.send(mail({ id: '../../escaped' }))).rejects.toThrow('cannot be the id of a mail');
  });
});
