import { repairEncoding } from './repair-encoding.js';

const TRAILING_ARTICLE = /^(.*), (The|A|An)$/;

/**
 * A film's name as people write it, or null when the source has none: numbers become text, white space is
 * tidied, a trailing article moves to the front, and a year that only tells two films apart is left to the
 * release date.
 */
export function filmName(title: string | number | null, releaseYear: number): string | null {
  const text = repairEncoding(String(title ?? ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
  const withoutYear = text.endsWith(` (${releaseYear})`) ? text.slice(0, -7) : text;
  const name = withoutYear.replace(TRAILING_ARTICLE, '$2 $1');
  return name === '' ? null : name;
}
