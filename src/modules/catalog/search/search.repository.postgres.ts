import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { isId } from '../../../shared/ids.js';
import { type AudienceColumns, audienceCondition, filterConditions } from '../title-conditions.js';
import type { Candidate, CandidateQuery, SearchRepository, UnderstoodWord } from './search.repository.js';

/** Further words of a query are ignored. */
const MOST_WORDS = 12;
const MOST_SIMILAR = 24;
const MOST_MATCHES = 100;
const MOST_BEGINNINGS = 50;
/** The last of all characters: all words with a prefix are between the prefix and the prefix followed by it. */
const LAST = '\u{10FFFF}';

const COLUMNS: AudienceColumns = {
  titleId: 'search.title_id',
  minimumAge: 'search.minimum_age',
  isRestricted: 'search.is_restricted',
};

interface WordRow extends UnderstoodWord {
  readonly folded: string;
}

/**
 * Finds similar words of titles for each word of a query: those that become equal when at most one letter is deleted
 * from each, or else those that share many trigrams.
 */
const UNDERSTAND = {
  name: 'catalog-understand',
  text: `
    WITH query AS MATERIALIZED (SELECT fold($1) AS folded),
    words AS MATERIALIZED (
      SELECT word, place, folded,
        (SELECT true FROM search_words WHERE search_words.word = words.word LIMIT 1) IS NOT NULL AS "isKnown",
        EXISTS (SELECT FROM search_words AS longer
          WHERE longer.word ~>=~ words.word AND longer.word ~<~ (words.word || '${LAST}')) AS "isBeginning"
      FROM query, regexp_split_to_table(folded, ' ') WITH ORDINALITY AS words (word, place)
      WHERE word <> '' ORDER BY place LIMIT ${MOST_WORDS})
    SELECT folded, words.word, "isKnown", "isBeginning", coalesce(near.found, far.found, '{}') AS similar, split.found AS split
    FROM words
    LEFT JOIN LATERAL (
      SELECT array_agg(known.word) AS found FROM search_words AS known
      WHERE length(words.word) BETWEEN 3 AND 40 AND ($2 OR NOT "isKnown") AND known.word <> words.word
        AND (known.deletions && (deletions_of(words.word) || words.word) OR known.word = ANY (deletions_of(words.word)))
    ) AS near ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(word) AS found FROM (
        SELECT known.word FROM search_words AS known
        WHERE near.found IS NULL AND NOT "isKnown" AND length(words.word) BETWEEN 5 AND 40
          AND known.word % words.word AND known.word <> words.word
        ORDER BY similarity(known.word, words.word) DESC LIMIT ${MOST_SIMILAR}) AS alike
    ) AS far ON true
    LEFT JOIN LATERAL (
      SELECT ARRAY[left(words.word, cut), substr(words.word, cut + 1)] AS found
      FROM generate_series(2, length(words.word) - 2) AS cut
      WHERE NOT "isKnown" AND length(words.word) BETWEEN 4 AND 40
        AND (SELECT true FROM search_words WHERE word = left(words.word, cut) LIMIT 1)
        AND (SELECT true FROM search_words WHERE word = substr(words.word, cut + 1) LIMIT 1)
      ORDER BY least(cut, length(words.word) - cut) DESC LIMIT 1
    ) AS split ON true
    ORDER BY place`,
};

export function createPostgresSearchRepository(pool: ReadPool): SearchRepository {
  return {
    async understand(query, isForgiving) {
      const { rows } = await pool.query<WordRow>(understandQuery(query, isForgiving));
      return { folded: rows[0]?.folded ?? '', words: rows };
    },

    async candidates(query) {
      const { genreId, personId } = query.filter;
      if ([genreId, personId].some((id) => id && !isId(id))) return [];
      return (await pool.query<Candidate>(candidateQuery(query))).rows;
    },
  };
}

export function understandQuery(query: string, isForgiving: boolean) {
  return { ...UNDERSTAND, values: [query, isForgiving] };
}

export function candidateQuery({ expression, squashed, filter, audience }: CandidateQuery) {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const narrowing = filterConditions(filter, place);
  if (filter.kind) narrowing.push(`title.kind = ${place(filter.kind)}::title_kind`);
  const seen = audienceCondition(COLUMNS, audience, place);
  const mostPopular = (condition: string, most: number) => `
    (SELECT search.title_id FROM title_search AS search
    ${narrowing.length > 0 ? 'JOIN titles AS title ON title.id = search.title_id' : ''}
    WHERE ${[condition, seen, ...narrowing].join(' AND ')}
    ORDER BY search.popularity DESC, search.title_id DESC LIMIT ${most})`;
  const beginning = place(squashed);
  const parts = [
    ...(expression === null
      ? []
      : [mostPopular(`search.document @@ ${place(expression)}::tsquery`, MOST_MATCHES)]),
    mostPopular(
      `search.squashed ~>=~ ${beginning} AND search.squashed ~<~ (${beginning} || '${LAST}')`,
      MOST_BEGINNINGS,
    ),
  ];
  const text = `
    WITH matches AS (${parts.join(' UNION ')})
    SELECT title.id, title.kind, search.name, search.people, title.release_year AS "releaseYear", search.popularity,
      ARRAY(SELECT genre_id::text FROM title_genres WHERE title_genres.title_id = title.id) AS "genreIds"
    FROM matches
    JOIN title_search AS search USING (title_id)
    JOIN titles AS title ON title.id = search.title_id`;
  return { text, values };
}
