import type pg from 'pg';
import { createRandom, type Random } from '../../../test/support/random.js';

interface Named {
  readonly name: string;
  readonly person: string;
}

const SAMPLE = `
  SELECT title.name, people.name AS person FROM titles AS title
  JOIN title_credits ON title_id = title.id JOIN people ON people.id = person_id
  ORDER BY md5(title.source_id) LIMIT $1`;

/**
 * Queries for some of the stored titles: their names, halves of them, with typing errors, and the people who made them.
 */
export async function typedQueries(pool: pg.Pool, count: number): Promise<string[]> {
  const { rows } = await pool.query<Named>(SAMPLE, [count]);
  const random = createRandom(7);
  return rows.map(({ name, person }, index) => {
    const ways = [name, half(name), slip(random, name), slip(random, half(name)), person];
    return ways[index % ways.length] ?? name;
  });
}

function half(text: string): string {
  return text.slice(0, Math.max(3, Math.ceil(text.length * 0.6)));
}

/** Swaps two letters in the middle. */
function slip(random: Random, text: string): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}
