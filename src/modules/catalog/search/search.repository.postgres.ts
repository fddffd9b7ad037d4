import type pg from 'pg';
import { isId } from '../../../shared/ids.js';
import { ANY_TITLES, titleConditions } from '../title-conditions.js';
import type { Candidate, CandidateQuery, SearchRepository, UnderstoodWord } from './search.repository.js';

/** Longer queries say no more. */
const MOST_WORDS = 12;
const MOST_SIMILAR = 24;
const MOST_MATCHES = 300;
const MOST_BEGINNINGS = 50;
/** The last of all characters: what is between a word and the word with it begins with the word. */
const LAST = '\u{10FFFF}';

interface WordRow extends UnderstoodWord {
  readonly folded: string;
}

/**
 * Each word of a query with the words of titles that look like it: those that share what is left without one letter, and
 * those that share many of their trigrams.
 */
const UNDERSTAND = {
  name: 'catalog-understand',
  text: `
    WITH query AS MATERIALIZED (SELECT fold($1) AS folded),
    words AS MATERIALIZED (
      SELECT word, place, folded,
        EXISTS (SELECT FROM search_words WHERE search_words.word = words.word) AS "isKnown",
        EXISTS (SELECT FROM search_words AS longer
          WHERE longer.word ~>=~ words.word AND longer.word ~<~ (words.word || '${LAST}')) AS "isBeginning"
      FROM query, regexp_split_to_table(folded, ' ') WITH ORDINALITY AS words (word, place)
      WHERE word <> '' ORDER BY place LIMIT ${MOST_WORDS})
    SELECT folded, words.word, "isKnown", "isBeginning", coalesce(similar_words.found, '{}') AS similar, split.found AS split
    FROM words
    LEFT JOIN LATERAL (
      SELECT array_agg(word) AS found FROM (
        SELECT known.word FROM search_words AS known
        WHERE known.deletions && (deletions_of(words.word) || words.word) OR known.word = ANY (deletions_of(words.word))
        UNION
        (SELECT known.word FROM search_words AS known
        WHERE length(words.word) >= 5 AND known.word % words.word
        ORDER BY similarity(known.word, words.word) DESC LIMIT ${MOST_SIMILAR})) AS alike
      WHERE word <> words.word
    ) AS similar_words ON length(words.word) BETWEEN 3 AND 40 AND ($2 OR NOT "isKnown")
    LEFT JOIN LATERAL (
      SELECT ARRAY[left(words.word, cut), substr(words.word, cut + 1)] AS found
      FROM generate_series(2, length(words.word) - 2) AS cut
      WHERE EXISTS (SELECT FROM search_words WHERE word = left(words.word, cut))
        AND EXISTS (SELECT FROM search_words WHERE word = substr(words.word, cut + 1))
      ORDER BY least(cut, length(words.word) - cut) DESC LIMIT 1
    ) AS split ON NOT "isKnown" AND length(words.word) BETWEEN 4 AND 40
    ORDER BY place`,
};

export function createPostgresSearchRepository(pool: pg.Pool): SearchRepository {
  return {
    async understand(query, isForgiving) {
      const { rows } = await pool.query<WordRow>(UNDERSTAND, [query, isForgiving]);
      return { folded: rows[0]?.folded ?? '', words: rows };
    },

    async candidates(query) {
      const { genreId, personId } = query.filter;
      if ([genreId, personId].some((id) => id && !isId(id))) return [];
      return (await pool.query<Candidate>(candidateQuery(query))).rows;
    },
  };
}

export function candidateQuery({ expression, squashed, filter, audience }: CandidateQuery) {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = titleConditions(filter, audience, ANY_TITLES, place);
  const mostPopular = (condition: string, most: number) => `
    (SELECT search.title_id
    FROM title_search AS search JOIN titles AS title ON title.id = search.title_id
    WHERE ${condition} AND ${conditions}
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
