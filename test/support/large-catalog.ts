import type pg from 'pg';

const TITLES_AT_A_TIME = 20_000;
const TITLES_A_PERSON = 8;

/** A word made up of syllables, different for each number. */
const MAKE_WORD = `
  CREATE OR REPLACE FUNCTION pg_temp.made_word(number int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg((ARRAY['ba','ce','di','fo','gu','ka','le','mi','no','pu','ra','se','ti','vo','zu','sha','tre','gli','bro','plu'])
      [1 + (number / (20 ^ place)::int) % 20], '' ORDER BY place)
    FROM generate_series(0, CASE WHEN number < 400 THEN 1 WHEN number < 8000 THEN 2 ELSE 3 END) AS place
  $$`;

/** Words with a realistic frequency: few often, most seldom (Zipf). Random numbers are drawn for each row. */
const SOME_WORDS = (least: number, more: number) => `
  (SELECT string_agg(initcap(pg_temp.made_word(floor(exp(random() * ln(60000)))::int)), ' ')
   FROM generate_series(1, ${least} + (random() * ${more})::int + number * 0))`;

const ADD_TITLES = `
  INSERT INTO titles (id, kind, status, name, release_date, release_year, runtime_seconds, minimum_age, average_rating,
    popularity, tags, source, source_id, created_at)
  SELECT uuid_v7(), CASE WHEN number % 20 = 0 THEN 'SERIES' ELSE 'MOVIE' END::title_kind, 'PUBLISHED', ${SOME_WORDS(1, 3)},
    date '1950-01-01' + (random() * 27000)::int, 1950 + (random() * 74)::int, CASE WHEN number % 20 = 0 THEN NULL ELSE 6000 END,
    (ARRAY[0, 8, 13, 17])[1 + number % 4], (random() * 100)::int / 10.0, 8 * random() ^ 3,
    ARRAY['tag ' || number % 50], 'made', number::text, now()
  FROM generate_series($1::int, $2::int) AS number`;

const ADD_PEOPLE = `
  INSERT INTO people (id, name) SELECT uuid_v7(), ${SOME_WORDS(2, 0)} || ' ' || number
  FROM generate_series(1, $1::int) AS number ON CONFLICT DO NOTHING`;

const ADD_GENRES = `
  INSERT INTO genres (id, slug, name) SELECT uuid_v7(), 'made-' || number, 'Made ' || number FROM generate_series(1, 20) AS number
  ON CONFLICT DO NOTHING`;

const GIVE_GENRES = `
  INSERT INTO title_genres (title_id, genre_id)
  SELECT titles.id, genre.id FROM titles
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM genres WHERE slug LIKE 'made-%') AS genre
    ON place IN (1 + source_id::int % 20, 1 + (source_id::int / 20) % 20)
  WHERE source = 'made' AND source_id::int BETWEEN $1 AND $2`;

/** One in a hundred is available in one country, for a while. */
const GIVE_WINDOWS = `
  INSERT INTO availability_windows (id, title_id, region, starts_at, ends_at)
  SELECT uuid_v7(), id, 'DE', now() - interval '1 year', now() + interval '1 year' FROM titles
  WHERE source = 'made' AND source_id::int BETWEEN $1 AND $2 AND source_id::int % 100 = 0`;
const RESTRICT = `
  UPDATE titles SET is_restricted = true
  WHERE source = 'made' AND source_id::int BETWEEN $1 AND $2 AND source_id::int % 100 = 0`;

const GIVE_PEOPLE = `
  INSERT INTO title_credits (title_id, person_id, role, position)
  SELECT titles.id, person.id, 'DIRECTOR', 0 FROM titles
  JOIN (SELECT id, row_number() OVER (ORDER BY id DESC) AS place FROM people) AS person ON place = 1 + source_id::int % $3
  WHERE source = 'made' AND source_id::int BETWEEN $1 AND $2`;

/**
 * Adds made-up titles with genres, people and everything they are found by, and updates the planner's statistics.
 * @param from the number of the first; none may be added twice
 */
export async function addTitles(pool: pg.Pool, from: number, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(MAKE_WORD);
    await client.query(ADD_GENRES);
    const people = Math.ceil(count / TITLES_A_PERSON);
    await client.query(ADD_PEOPLE, [people]);
    // Rows that triggers would write three times are written once.
    await client.query(`SET session_replication_role = 'replica'`);
    for (let first = from; first < from + count; first += TITLES_AT_A_TIME) {
      const last = Math.min(from + count, first + TITLES_AT_A_TIME) - 1;
      await client.query(ADD_TITLES, [first, last]);
      await client.query(GIVE_WINDOWS, [first, last]);
      await client.query(RESTRICT, [first, last]);
      await client.query(GIVE_GENRES, [first, last]);
      await client.query(GIVE_PEOPLE, [first, last, people]);
      await client.query(
        `SELECT refresh_title_search(ARRAY(SELECT id FROM titles WHERE source = 'made' AND source_id::int BETWEEN $1 AND $2))`,
        [first, last],
      );
    }
    await client.query(`SET session_replication_role = 'origin'`);
    await client.query(
      'VACUUM ANALYZE titles, title_search, search_words, title_genres, title_credits, people, availability_windows',
    );
  } finally {
    client.release();
  }
}
