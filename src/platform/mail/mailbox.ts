import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from './mailer.js';

/** A message in the mailbox. */
export interface StoredMail extends Mail {
  readonly keptAt: Date;
}

/** Keeps messages instead of sending them: a folder with a readable file for each. */
export interface Mailbox {
  /** Stores a message, replacing one with the same id. The oldest ones beyond the limit are deleted. */
  keep(mail: StoredMail): Promise<void>;
  /** The newest first; to one address, or all. */
  list(to?: string): Promise<StoredMail[]>;
}

const SUFFIX = '.txt';
const MOST_KEPT = 1_000;

/** @param mostKept the most messages that are kept */
export function createMailbox(folder: string, mostKept = MOST_KEPT): Mailbox {
  /** By name, which begins with the time, so they are sorted by age. */
  async function fileNames(): Promise<string[]> {
    const names = await unlessMissing(readdir(folder));
    return (names ?? []).filter((name) => name.endsWith(SUFFIX)).toSorted();
  }

  async function read(name: string): Promise<StoredMail | null> {
    // Another process may have deleted it in the meantime.
    const content = await unlessMissing(readFile(join(folder, name), 'utf8'));
    return content === null ? null : parse(name.slice(0, -SUFFIX.length), content);
  }

  return {
    async keep(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${randomUUID()}`);
      await writeFile(unfinished, format(mail), { mode: 0o600 });
      await rename(unfinished, join(folder, `${mail.id}${SUFFIX}`));
      const tooMany = (await fileNames()).slice(0, -mostKept);
      await Promise.all(tooMany.map((name) => rm(join(folder, name), { force: true })));
    },

    async list(to) {
      const mails = await Promise.all((await fileNames()).map(read));
      return mails
        .filter((mail) => mail !== null)
        .filter((mail) => to === undefined || mail.to === to)
        .toReversed();
    },
  };
}

/** The usual form of messages: headers, an empty line, the text. */
function format({ to, subject, keptAt, text }: StoredMail): string {
  return `To: ${to}\nSubject: ${subject}\nDate: ${keptAt.toISOString()}\n\n${text}`;
}

const FORMAT = /^To: (?<to>.*)\nSubject: (?<subject>.*)\nDate: (?<keptAt>.*)\n\n(?<text>[^]*)$/;

/** Null for a file that is not a message. */
function parse(id: string, content: string): StoredMail | null {
  const { to = '', subject = '', keptAt = '', text = '' } = FORMAT.exec(content)?.groups ?? {};
  return to === '' ? null : { id, to, subject, keptAt: new Date(keptAt), text };
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
