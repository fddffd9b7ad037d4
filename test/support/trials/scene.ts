import type pg from 'pg';
import { newId } from '../../../src/shared/ids.js';
import { createGraphqlClient } from '../graphql-client.js';
import * as operations from '../operations.js';

export const TRIAL_PREFIX = 'trial';
const PASSWORD = 'correct horse battery staple';
const SIGN_UPS_AT_ONCE = 8;
/** Of films and episodes. */
export const FILM_SECONDS = 6_000;

/** A person with a profile, signed in. */
export interface Person {
  readonly profileId: string;
  readonly accessToken: string;
}

/** With limited concurrency, because hashing a password uses a CPU. */
export async function signUpAll(address: string, count: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const some = Array.from({ length: Math.min(SIGN_UPS_AT_ONCE, count - people.length) }, () =>
      signUp(address),
    );
    people.push(...(await Promise.all(some)));
  }
  return people;
}

async function signUp(address: string): Promise<Person> {
  const input = { email: `player-${newId()}@example.com`, password: PASSWORD };
  const { signUp: signedUp } = await createGraphqlClient(address).send(operations.SignUp, { input });
  const client = createGraphqlClient(address, signedUp.accessToken);
  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: 'Alex' } });
  return { profileId: createProfile.id, accessToken: signedUp.accessToken };
}

export async function makeFilms(pool: pg.Pool, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await pool.query(
    `INSERT INTO titles (id, kind, status, name, runtime_seconds, minimum_age, source, source_id, created_at)
     SELECT id, 'MOVIE', 'PUBLISHED', 'Film', ${FILM_SECONDS}, 0, 'trial', id::text, now() FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  return ids;
}

/** A series with this many episodes in each season. */
export async function makeSeries(
  pool: pg.Pool,
  seasons: readonly number[],
): Promise<{ readonly id: string; readonly episodes: readonly string[] }> {
  const id = newId();
  await pool.query(
    `INSERT INTO titles (id, kind, status, name, minimum_age, source, source_id, created_at)
     VALUES ($1, 'SERIES', 'PUBLISHED', 'Series', 0, 'trial', $1::uuid::text, now())`,
    [id],
  );
  const episodes: string[] = [];
  for (const [index, count] of seasons.entries()) {
    const ids = Array.from({ length: count }, () => newId());
    await pool.query('INSERT INTO seasons (series_id, number, created_at) VALUES ($1, $2, now())', [
      id,
      index + 1,
    ]);
    await pool.query(
      `INSERT INTO titles (id, kind, status, name, runtime_seconds, minimum_age, series_id, season_number, episode_number,
         source, source_id, created_at)
       SELECT id, 'EPISODE', 'PUBLISHED', 'Episode', ${FILM_SECONDS}, 0, $1, $2, place, 'trial', id::text, now()
       FROM unnest($3::uuid[]) WITH ORDINALITY AS episode (id, place)`,
      [id, index + 1, ids],
    );
    episodes.push(...ids);
  }
  return { id, episodes };
}

interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/** The environment of the processes of a trial. */
export function trialEnvironment({ databaseUrl, redisUrl }: Servers): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: TRIAL_PREFIX,
    AUTH_SECRET: 'a secret that is long enough for a trial, and not for more',
    AUTH_ACCESS_TOKEN_SECONDS: '3600',
    // All players have one address.
    AUTH_SIGN_UPS_PER_ADDRESS: '1000000',
    RATE_LIMITS: 'false',
  };
}
