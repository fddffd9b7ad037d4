import { createReadStream } from 'node:fs';
import { access, appendFile, open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** A line of input that was rejected. */
export interface Reject {
  readonly file: string;
  /** From 1. */
  readonly lineNumber: number;
  readonly reason: string;
  readonly text: string;
}

/** The list of rejected lines: one line each, `file:line<TAB>reason<TAB>text`. */
export interface RejectsFile {
  /** The number of rejected lines by reason, in this run and those that it resumes. */
  readonly counts: ReadonlyMap<string, number>;
  append(rejects: readonly Reject[]): Promise<void>;
}

const ENTRY = /^(.+?):(\d+)\t([^\t]*)\t/;
const LONGEST_TEXT = 500;

/**
 * Opens the list for an import that resumes from a checkpoint. An interrupted run may have listed lines beyond it,
 * which are read again: those entries are removed.
 * @param linesDone per file of the import, the lines before its checkpoint
 */
export async function openRejectsFile(
  path: string,
  linesDone: ReadonlyMap<string, number>,
): Promise<RejectsFile> {
  const counts = new Map<string, number>();
  const count = (reason: string) => counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (await exists(path)) await keepSettled(path, linesDone, count);

  return {
    counts,
    async append(rejects) {
      if (rejects.length === 0) return;
      await appendFile(path, rejects.map(formatEntry).join(''));
      for (const { reason } of rejects) count(reason);
    },
  };
}

async function keepSettled(
  path: string,
  linesDone: ReadonlyMap<string, number>,
  count: (reason: string) => void,
): Promise<void> {
  const draft = `${path}.new`;
  const output = await open(draft, 'w');
  for await (const entry of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const [, file = '', lineNumber, reason] = ENTRY.exec(entry) ?? [];
    const done = linesDone.get(file);
    const isOfThisImport = done !== undefined && reason !== undefined;
    if (isOfThisImport && Number(lineNumber) > done) continue;
    if (isOfThisImport) count(reason);
    await output.write(`${entry}\n`);
  }
  await output.close();
  await rename(draft, path);
}

function formatEntry({ file, lineNumber, reason, text }: Reject): string {
  return `${file}:${lineNumber}\t${reason}\t${printable(text.slice(0, LONGEST_TEXT))}\n`;
}

/** Keeps an entry on one line, without characters that affect a terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Control}\u2028\u2029]/gu, (character) =>
    character === '\t' ? character : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
