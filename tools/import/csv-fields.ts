import { RejectedLine } from './rejected-line.js';

/** A field in quotes, in which a quote is doubled, or a field without quotes; then a comma or the end. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/**
 * Splits a line by RFC 4180. A record is one line: a quoted line break is rejected, because after a damaged quote it
 * would swallow the valid lines that follow.
 * @throws RejectedLine when the quotes do not match
 */
export function csvFields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const [, quoted, plain = '', separator] = FIELD.exec(line) ?? [];
    if (separator === undefined) throw new RejectedLine('the quotes do not match');
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    if (separator === '') return fields;
  }
}
