import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Note, PARTS, type Part } from '../../test/support/run-notes.js';

const noteSchema = z.object({
  file: z.string(),
  part: z.enum(PARTS),
  how: z.enum(['met', 'made', 'own', 'apart']),
  why: z.string().optional(),
});

/** The use of one part of a run by test files. */
export interface Meetings {
  readonly part: Part;
  /** The number of files that used it. */
  readonly met: number;
  /** Files that used something of their own instead, with each of their reasons, ordered by name. */
  readonly apart: readonly { readonly file: string; readonly why: string; readonly isPartly: boolean }[];
  /** Files that did so without a reason. */
  readonly unexplained: readonly string[];
}

export async function readNotes(path: string): Promise<Note[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { why, ...note } = noteSchema.parse(JSON.parse(line));
      return why === undefined ? note : { ...note, why };
    });
}

export function meetingsOf(part: Part, notes: readonly Note[]): Meetings {
  const ofPart = notes.filter((note) => note.part === part);
  const filesThat = (how: Note['how']) =>
    new Set(ofPart.filter((note) => note.how === how).map(({ file }) => file));
  const [met, made, own, apart] = [filesThat('met'), filesThat('made'), filesThat('own'), filesThat('apart')];
  const passedBy = new Set([...own, ...[...made].filter((file) => !met.has(file))]);
  return {
    part,
    met: met.size,
    apart: ofPart
      .filter(({ how }) => how === 'apart')
      .map(({ file, why = '' }) => ({ file, why, isPartly: met.has(file) }))
      .toSorted((one, other) => one.file.localeCompare(other.file)),
    unexplained: [...passedBy].filter((file) => !apart.has(file)).toSorted(),
  };
}
