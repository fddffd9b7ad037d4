import type pg from 'pg';
import { newId } from '../../shared/ids.js';

export interface TitleStory {
  readonly name?: string;
  readonly status?: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  readonly minimumAge?: number;
  readonly popularity?: number;
  readonly genreIds?: readonly string[];
}

export interface ViewingStory {
  readonly profileId: string;
  readonly titleId: string;
  readonly at: Date;
  readonly state?: 'SAMPLED' | 'IN_PROGRESS' | 'COMPLETED';
  /** The position, as a share of the title. */
  readonly share?: number;
  /** When it was first finished. */
  readonly completedAt?: Date | null;
}

export interface RatingStory {
  readonly profileId: string;
  readonly titleId: string;
  readonly halfStars: number;
  readonly at: Date;
}

const RUNTIME_SECONDS = 6_000;
const USUAL_SHARES = { SAMPLED: 0.01, IN_PROGRESS: 0.5, COMPLETED: 1 };
const LONG_AGO = new Date('2020-01-01');

/** Shortcuts that create viewers, titles and interactions in the database. */
export function createStory(pool: pg.Pool) {
  async function addProfile(id: string, accountId: string): Promise<void> {
    await pool.query(
      'INSERT INTO profiles (id, account_id, name, avatar, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, accountId, `Ann ${id.slice(-4)}`, 'owl', LONG_AGO],
    );
  }

  return {
    async genre(name: string): Promise<string> {
      const id = newId();
      await pool.query('INSERT INTO genres (id, slug, name) VALUES ($1, lower($2), $2)', [id, name]);
      return id;
    },

    async title(story: TitleStory = {}): Promise<string> {
      const id = newId();
      const {
        name = `Title ${id}`,
        status = 'PUBLISHED',
        minimumAge = 0,
        popularity = 0,
        genreIds = [],
      } = story;
      await pool.query(
        `INSERT INTO titles (id, kind, status, name, minimum_age, popularity, source, source_id, created_at)
         VALUES ($1, 'MOVIE', $2, $3, $4, $5, 'story', $6, $7)`,
        [id, status, name, minimumAge, popularity, id, LONG_AGO],
      );
      await pool.query('INSERT INTO title_genres (title_id, genre_id) SELECT $1, unnest($2::uuid[])', [
        id,
        genreIds,
      ]);
      return id;
    },

    /** A series with one season. @returns the ids of its episodes, in order */
    async series(episodes: number): Promise<{ readonly seriesId: string; readonly episodeIds: string[] }> {
      const seriesId = newId();
      const episodeIds = Array.from({ length: episodes }, newId);
      await pool.query(
        `INSERT INTO titles (id, kind, status, name, source, source_id, created_at)
         VALUES ($1, 'SERIES', 'PUBLISHED', $2, 'story', $3, $4)`,
        [seriesId, `Series ${seriesId}`, seriesId, LONG_AGO],
      );
      await pool.query('INSERT INTO seasons (series_id, number, created_at) VALUES ($1, 1, $2)', [
        seriesId,
        LONG_AGO,
      ]);
      await pool.query(
        `INSERT INTO titles
           (id, kind, status, name, series_id, season_number, episode_number, source, source_id, created_at)
         SELECT id, 'EPISODE', 'PUBLISHED', 'Episode ' || number, $1, 1, number, 'story', id::text, $3
         FROM unnest($2::uuid[]) WITH ORDINALITY AS episode (id, number)`,
        [seriesId, episodeIds, LONG_AGO],
      );
      return { seriesId, episodeIds };
    },

    /** The only profile of a new account, with the same id. */
    async profile(): Promise<string> {
      const id = newId();
      await pool.query('INSERT INTO accounts (id, email, created_at) VALUES ($1, $2, $3)', [
        id,
        `${id}@story.test`,
        LONG_AGO,
      ]);
      await addProfile(id, id);
      return id;
    },

    async anotherProfile(accountId: string): Promise<string> {
      const id = newId();
      await addProfile(id, accountId);
      return id;
    },

    async watched(viewing: ViewingStory): Promise<void> {
      const { profileId, titleId, at, state = 'COMPLETED' } = viewing;
      const { share = USUAL_SHARES[state], completedAt = state === 'COMPLETED' ? at : null } = viewing;
      await pool.query(
        `INSERT INTO watch_progress
           (profile_id, title_id, series_id, state, position_seconds, duration_seconds, observed_at, sequence, completed_at)
         SELECT $1, id, series_id, $3, $4, $5, $6, 1, $7 FROM titles WHERE id = $2`,
        [profileId, titleId, state, share * RUNTIME_SECONDS, RUNTIME_SECONDS, at, completedAt],
      );
    },

    async listed(profileId: string, titleId: string, at: Date): Promise<void> {
      await pool.query('INSERT INTO watchlist_items (profile_id, title_id, added_at) VALUES ($1, $2, $3)', [
        profileId,
        titleId,
        at,
      ]);
    },

    async rated({ profileId, titleId, halfStars, at }: RatingStory): Promise<void> {
      await pool.query(
        `INSERT INTO ratings (profile_id, title_id, half_stars, rated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (profile_id, title_id) DO UPDATE SET half_stars = $3, rated_at = $4`,
        [profileId, titleId, halfStars, at],
      );
    },
  };
}

export type Story = ReturnType<typeof createStory>;
