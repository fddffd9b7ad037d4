import type { Part } from '../../test/support/run-notes.js';
import { type Places, placesInWords } from './places.js';
import type { Meetings } from './read-notes.js';
import type { Results } from './read-results.js';

const WORDS: Readonly<Record<Part, { readonly met: string; readonly apart: string }>> = {
  redis: { met: 'used the cluster', apart: 'Not on the cluster' },
  database: { met: 'went through PgBouncer', apart: 'Not through PgBouncer' },
  replica: { met: 'had the replica to read on', apart: 'Not with the replica' },
};

/** A summary of what was run where, and what was skipped. */
export function summaryOf(places: Places, results: Results, meetings: readonly Meetings[]): string {
  const { files, passed, failed, skipped } = results;
  const counts = `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
  return [
    `Ran ${files} files on ${placesInWords(places)}: ${counts}.`,
    ...meetings.map(({ part, met }) => `${met} files ${WORDS[part].met}.`),
    ...meetings.flatMap(apartLines),
    ...listed('Skipped', skipped),
    ...listed('Failed', failed),
  ].join('\n');
}

function apartLines({ part, apart, unexplained }: Meetings): string[] {
  const reasons = [...new Set(apart.map(({ why }) => why))];
  const lines = reasons.flatMap((reason) => [
    `  ${reason}:`,
    ...apart
      .filter(({ why }) => why === reason)
      .map(({ file, isPartly }) => `    ${file}${isPartly ? ' (a part of it)' : ''}`),
  ]);
  const heading = lines.length > 0 ? ['', `${WORDS[part].apart}:`] : [];
  return [...heading, ...lines, ...listed(`${WORDS[part].apart}, and does not say why`, unexplained)];
}

function listed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `  ${line}`)];
}
