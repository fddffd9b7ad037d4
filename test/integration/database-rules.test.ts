import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standsApart } from '../support/run-notes.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

standsApart({ database: 'it asks for what the database refuses, whatever the way there' });

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const ACCOUNT = id(1);
const PROFILE = id(2);
const TITLE = id(3);
const SERIES = id(4);

function episode(number: number, season: number, place: number): string {
  return `
    INSERT INTO titles (id, kind, status, name, series_id, season_number, episode_number, source, source_id, created_at)
    VALUES ('${id(number)}', 'EPISODE', 'PUBLISHED', 'An episode', '${SERIES}', ${season}, ${place}, 'test', '${number}', now())`;
}

function window(startsAt: string, endsAt: string, region = 'DE'): string {
  return `INSERT INTO availability_windows VALUES ('${id(50)}', '${TITLE}', '${region}', ${startsAt}, ${endsAt})`;
}

function impression(
  titleIds: string,
  playedIds: string,
  other: { arm?: string; day?: string; instants?: number } = {},
): string {
  const { arm = 'NULL', day = '2026-01-01' } = other;
  return `
    INSERT INTO rail_impressions VALUES
      ('${id(71)}', '${PROFILE}', '${id(70)}', 'FOR_YOU', NULL, ${arm}, '${day}T00:00:00Z', '2026-01-01T12:00:00Z', ${titleIds},
        array_fill('2026-01-01T12:00:00Z'::timestamptz, ARRAY[${other.instants ?? `cardinality(${titleIds}::uuid[])`}]), ${playedIds})`;
}

function experiment(
  number: number,
  other: { share?: number; endsAt?: string; endedAt?: string } = {},
): string {
  const { share = 100, endsAt = `now() + interval '1 day'`, endedAt = 'NULL' } = other;
  return `INSERT INTO recommendation_experiments (id, name, share, arms, started_at, ends_at, ended_at)
    VALUES ('${id(number)}', 'One', ${share}, '[]', now(), ${endsAt}, ${endedAt})`;
}

function seal(beginning: string, hash = `sha256('')`): string {
  return `INSERT INTO audit_seals VALUES (${beginning}, sha256(''), sha256(''), ${hash}, 'key', sha256(''), now())`;
}

const VIEWER = `
  INSERT INTO accounts (id, email, created_at) VALUES ('${ACCOUNT}', 'viewer@example.com', now());
  INSERT INTO profiles (id, account_id, name, avatar, created_at) VALUES ('${PROFILE}', '${ACCOUNT}', 'Alex', 'fox', now());
  INSERT INTO titles (id, kind, status, name, source, source_id, created_at) VALUES
    ('${TITLE}', 'MOVIE', 'PUBLISHED', 'A film', 'test', 'film', now()),
    ('${SERIES}', 'SERIES', 'PUBLISHED', 'A series', 'test', 'series', now());
  INSERT INTO seasons VALUES ('${SERIES}', 'SERIES', 1, NULL, now());
  ${episode(5, 1, 1)}`;

describe('the database', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(VIEWER);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const publish = (number: number) =>
    client.query(`INSERT INTO recommendation_models (id, status, algorithm, interactions, viewers, titles, title_ids, voices, blocks, created_at)
       VALUES ('${id(number)}', 'PUBLISHED', 'EASE', 0, 0, 0, '{}', '[]', 1, now())`);
  const watch = (state: string, position: number, at = '2026-01-01T00:00:00Z') =>
    client.query(`INSERT INTO watch_progress VALUES ($1, $2, $3, $4, 100, $5, 1)`, [
      PROFILE,
      TITLE,
      state,
      position,
      at,
    ]);
  const rate = (halfStars: number, at = '2026-01-01T00:00:00Z') =>
    client.query(`INSERT INTO ratings VALUES ($1, $2, $3, $4)`, [PROFILE, TITLE, halfStars, at]);
  const interactions = async () => {
    const { rows } = await client.query(
      'SELECT title_id, weight, occurred_at FROM interactions WHERE profile_id = $1',
      [PROFILE],
    );
    return rows.map((row) => ({ weight: row.weight, on: row.occurred_at.toISOString().slice(0, 10) }));
  };

  it.each([
    ['accounts_email_is_lower_case', `UPDATE accounts SET email = 'Viewer@example.com'`],
    ['accounts_email_has_an_at_sign', `UPDATE accounts SET email = 'viewer'`],
    ['profiles_name_is_trimmed', `UPDATE profiles SET name = ' Alex'`],
    ['profiles_name_is_trimmed', `UPDATE profiles SET name = ''`],
    ['profiles_maturity_limit_is_an_age', `UPDATE profiles SET maturity_limit = 19`],
    ['profiles_kids_are_protected', `UPDATE profiles SET is_kids = true, maturity_limit = 13`],
    ['plans_price_is_positive', `UPDATE plans SET price_minor = 0`],
    ['plans_limits_are_positive', `UPDATE plans SET max_streams = 0`],
    ['titles_episodes_alone_have_a_place_in_a_series', `UPDATE titles SET season_number = 1`],
    [
      'titles_episodes_alone_have_a_place_in_a_series',
      `UPDATE titles SET kind = 'EPISODE', series_id = '${SERIES}'`,
    ],
    [
      'seasons_series_id_series_kind_fkey',
      `INSERT INTO seasons VALUES ('${TITLE}', 'SERIES', 1, NULL, now())`,
    ],
    ['seasons_are_of_series', `INSERT INTO seasons VALUES ('${TITLE}', 'MOVIE', 1, NULL, now())`],
    [
      'seasons_series_id_series_kind_fkey',
      `INSERT INTO seasons VALUES ('${id(99)}', 'SERIES', 1, NULL, now())`,
    ],
    ['seasons_are_counted', `INSERT INTO seasons VALUES ('${SERIES}', 'SERIES', -1, NULL, now())`],
    ['seasons_pkey', `INSERT INTO seasons VALUES ('${SERIES}', 'SERIES', 1, NULL, now())`],
    ['titles_series_id_season_number_fkey', episode(20, 2, 1)],
    ['titles_series_id_season_number_episode_number_key', episode(20, 1, 1)],
    ['titles_place_in_a_series_is_counted', episode(20, 1, 0)],
    ['titles_credits_begin_within', `UPDATE titles SET runtime_seconds = 100, credits_start_seconds = 101`],
    ['availability_windows_are_forward', window(`now()`, `now() - interval '1 day'`)],
    ['availability_windows_region_is_a_code', window('now()', 'NULL', 'de')],
    ['titles_runtime_is_positive', `UPDATE titles SET runtime_seconds = 0`],
    ['titles_minimum_age_is_an_age', `UPDATE titles SET minimum_age = -1`],
    ['titles_average_rating_is_in_range', `UPDATE titles SET average_rating = 10.5`],
    ['titles_release_year_is_plausible', `UPDATE titles SET release_year = 1800`],
    [
      'watch_progress_position_is_within',
      `INSERT INTO watch_progress VALUES ('${PROFILE}', '${TITLE}', 'IN_PROGRESS', 101, 100, now(), 1)`,
    ],
    [
      'watch_progress_duration_is_positive',
      `INSERT INTO watch_progress VALUES ('${PROFILE}', '${TITLE}', 'SAMPLED', 0, 0, now(), 1)`,
    ],
    [
      'recommendation_models_counts_are_right',
      `INSERT INTO recommendation_models (id, status, algorithm, interactions, viewers, titles, title_ids, voices, blocks, created_at)
       VALUES ('${id(9)}', 'BUILDING', 'EASE', 0, 0, 1, '{}', '[]', 1, now())`,
    ],
    ['recommendation_experiments_one_running_key', `${experiment(60)}; ${experiment(61)}`],
    ['recommendation_experiments_end_after_start', experiment(60, { endedAt: `now() - interval '1 hour'` })],
    ['recommendation_experiments_share_of_hundred', experiment(60, { share: 101 })],
    ['recommendation_experiments_runs_for_a_time', experiment(60, { endsAt: 'now()' })],
    ['recommendation_experiments_ended_in_time', experiment(60, { endedAt: `now() + interval '2 days'` })],
    ['rail_impressions_titles_are_bounded', impression(`'{}'`, `'{}'`)],
    ['rail_impressions_instant_of_each_title', impression(`'{${TITLE}}'`, `'{}'`, { instants: 2 })],
    ['rail_impressions_played_what_was_shown', impression(`'{${TITLE}}'`, `'{${SERIES}}'`)],
    ['rail_impressions_arm_of_experiment', impression(`'{${TITLE}}'`, `'{}'`, { arm: `'learned'` })],
    ['rail_impressions_day_of_showing', impression(`'{${TITLE}}'`, `'{}'`, { day: '2026-01-02' })],
    [
      'rail_impressions_default_profile_id_occurred_at_model_id_ra_idx',
      `${impression(`'{${TITLE}}'`, `'{}'`)}; ${impression(`'{${TITLE}}'`, `'{}'`).replace(id(71), id(72))}`,
    ],
    [
      'access_entries_network_is_no_address',
      `SELECT ensure_monthly_partition('access_entries', now()::date);
       INSERT INTO access_entries (id, event, network, occurred_at) VALUES ('${id(80)}', 'GRANTED', '192.0.2.7', now())`,
    ],
    [
      'access_entries_lie_in_their_month',
      `INSERT INTO access_entries (id, event, occurred_at) VALUES ('${id(80)}', 'GRANTED', '1999-01-01')`,
    ],
    ['audit_seals_count_their_entries', seal(`1, 'ENTRIES', 'audit_entries', NULL, '{}', 0`)],
    ['audit_seals_count_their_entries', seal(`1, 'RETIRED', 'audit_entries', NULL, '{}', 0`)],
    ['audit_seals_have_whole_hashes', seal(`1, 'ENTRIES', 'audit_entries', NULL, '{[1,2)}', 1`, `'\\x00'`)],
    ['audit_seals_number_is_positive', seal(`0, 'ENTRIES', 'audit_entries', NULL, '{[1,2)}', 1`)],
    ['ratings_half_stars_are_in_range', `INSERT INTO ratings VALUES ('${PROFILE}', '${TITLE}', 11, now())`],
  ])('refuses what breaks %s: %s', async (constraint, statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ constraint });
  });

  it('allows one published recommendation model at a time', async () => {
    await publish(10);
    await expect(publish(11)).rejects.toMatchObject({
      constraint: 'recommendation_models_one_published_key',
    });
  });

  it('refuses changes of audit entries', async () => {
    await client.query(
      `INSERT INTO audit_entries (id, action, subject_type, subject_id, details, occurred_at)
       VALUES ('${id(20)}', 'signed-in', 'account', '${ACCOUNT}', '{}', now())`,
    );

    for (const change of [
      'UPDATE audit_entries SET action = action',
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ]) {
      await expect(client.query(change)).rejects.toThrow('append-only');
    }
  });

  it('refuses changes of seals', async () => {
    await client.query(seal(`1, 'ENTRIES', 'audit_entries', NULL, '{[1,2)}', 1`));
    for (const change of [
      'UPDATE audit_seals SET number = 2',
      'DELETE FROM audit_seals',
      'TRUNCATE audit_seals',
    ]) {
      await expect(client.query(change)).rejects.toThrow('append-only');
    }
  });

  it('keeps audit entries of deleted accounts', async () => {
    const entriesOf = async (account: string) => {
      const { rows } = await client.query('SELECT id FROM audit_entries WHERE actor_id = $1', [account]);
      return rows.map((row) => row.id);
    };
    const write = (entry: string, account: string) =>
      client.query(
        `INSERT INTO audit_entries (id, actor_id, action, subject_type, subject_id, occurred_at)
         VALUES ($1, $2::uuid, 'signed-in', 'account', $2::uuid::text, now())`,
        [entry, account],
      );
    const [deleted, truncated] = [id(21), id(22)];
    await client.query('BEGIN');
    for (const account of [deleted, truncated]) {
      await client.query(`INSERT INTO accounts (id, email, created_at) VALUES ($1, $2, now())`, [
        account,
        `${account}@example.com`,
      ]);
    }
    await write(id(23), deleted);
    await write(id(24), truncated);
    await client.query('DELETE FROM accounts WHERE id = $1', [deleted]);
    await client.query('TRUNCATE accounts CASCADE');

    expect(await entriesOf(deleted)).toEqual([id(23)]);
    expect(await entriesOf(truncated)).toEqual([id(24)]);
    await client.query('ROLLBACK');
  });

  it('notifies listeners of new outbox events', async () => {
    const notified = new Promise<string>((resolve) => {
      client.once('notification', ({ channel }) => resolve(channel));
    });
    await client.query('LISTEN outbox');
    await client.query(
      `INSERT INTO outbox_events (id, type, payload, occurred_at) VALUES ('${id(30)}', 'tested', '{}', now())`,
    );

    expect(await notified).toBe('outbox');
  });

  it('generates UUIDs of version 7, which start with the time', async () => {
    const { rows } = await client.query<{ uuid: string }>(
      'SELECT uuid_v7() AS uuid FROM generate_series(1, 100)',
    );
    const uuids = rows.map(({ uuid }) => uuid);

    expect(new Set(uuids).size).toBe(100);
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const milliseconds = Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);
      expect(Math.abs(milliseconds - Date.now())).toBeLessThan(60_000);
    }
  });

  it('has six plans, with a year at the price of ten months', async () => {
    const { rows } = await client.query(
      'SELECT tier, interval, price_minor FROM plans ORDER BY tier, interval',
    );

    expect(rows.map((row) => [row.tier, row.interval, row.price_minor])).toEqual([
      ['BASIC', 'MONTH', 799],
      ['BASIC', 'YEAR', 7990],
      ['STANDARD', 'MONTH', 1299],
      ['STANDARD', 'YEAR', 12990],
      ['PREMIUM', 'MONTH', 1799],
      ['PREMIUM', 'YEAR', 17990],
    ]);
  });

  describe('the view of interactions', () => {
    beforeEach(() => client.query('TRUNCATE watch_progress, ratings'));

    it('gives a completed title full weight, an unfinished one its share, and a sampled one none', async () => {
      await watch('COMPLETED', 97);
      expect(await interactions()).toEqual([{ weight: 1, on: '2026-01-01' }]);
      await client.query(`UPDATE watch_progress SET state = 'IN_PROGRESS', position_seconds = 25`);
      expect(await interactions()).toEqual([{ weight: 0.25, on: '2026-01-01' }]);
      await client.query(`UPDATE watch_progress SET state = 'SAMPLED'`);
      expect(await interactions()).toEqual([]);
    });

    it('uses the greater weight and the later time of a title that was both rated and watched', async () => {
      await rate(8, '2026-01-03T00:00:00Z');
      await watch('IN_PROGRESS', 50, '2026-01-02T00:00:00Z');
      expect(await interactions()).toEqual([{ weight: expect.closeTo(0.8), on: '2026-01-03' }]);
      await client.query(
        `UPDATE watch_progress SET state = 'COMPLETED', observed_at = '2026-01-04T00:00:00Z'`,
      );
      expect(await interactions()).toEqual([{ weight: 1, on: '2026-01-04' }]);
    });

    it('counts a rating of three stars, and excludes titles with lower ones', async () => {
      await rate(6);
      expect(await interactions()).toEqual([{ weight: expect.closeTo(0.6), on: '2026-01-01' }]);
      await watch('COMPLETED', 100);
      await client.query('UPDATE ratings SET half_stars = 5');
      expect(await interactions()).toEqual([]);
    });
  });
});
