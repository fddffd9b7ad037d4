import type { PageRequest } from '../../../shared/page.js';
import type { TitleStatus } from '../domain/title.js';

/**
 * The ids of titles whose names have every given word or prefix, latest created first. In any state, unlike the
 * viewers' search, which only finds published titles.
 * @param before titles created before this one; null for all
 */
export function shelfSearchQuery(
  words: string,
  status: TitleStatus | null,
  before: string | null,
  { first }: Pick<PageRequest, 'first'>,
) {
  return {
    text: `
      WITH query AS MATERIALIZED (
        SELECT string_agg(quote_literal(word) || ':*', ' & ') AS every
        FROM regexp_split_to_table(fold($1), ' ') AS word WHERE word <> ''),
      found AS MATERIALIZED (
        SELECT id, status FROM titles
        WHERE to_tsvector('simple', fold(name)) @@ (SELECT to_tsquery('simple', every) FROM query))
      SELECT id FROM found
      WHERE ($2::title_status IS NULL OR status = $2::title_status) AND ($3::uuid IS NULL OR id < $3::uuid)
      ORDER BY id DESC LIMIT $4`,
    values: [words, status, before, first + 1],
  };
}
