import type pg from 'pg';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';

const PROGRESS = `
  SELECT profile_id AS "profileId", title_id AS "titleId", titles.name AS "titleName", state,
    position_seconds AS "positionSeconds", duration_seconds AS "durationSeconds", observed_at AS "observedAt",
    completed_at AS "completedAt", hidden_at AS "hiddenAt"
  FROM watch_progress JOIN titles ON titles.id = title_id
  WHERE profile_id = ANY($1) AND NOT EXISTS (
    SELECT FROM history_clearings AS clearing
    WHERE clearing.profile_id = watch_progress.profile_id AND cleared_at >= observed_at)
  ORDER BY profile_id, title_id`;

const HISTORY = `
  SELECT watch_history.id, profile_id AS "profileId", title_id AS "titleId", titles.name AS "titleName", event,
    position_seconds AS "positionSeconds", occurred_at AS "occurredAt"
  FROM watch_history JOIN titles ON titles.id = title_id
  WHERE profile_id = ANY($1) AND NOT EXISTS (
    SELECT FROM history_clearings AS clearing
    WHERE clearing.profile_id = watch_history.profile_id AND cleared_at >= occurred_at)
  ORDER BY profile_id, occurred_at, watch_history.id`;

const RATINGS = `
  SELECT profile_id AS "profileId", title_id AS "titleId", titles.name AS "titleName",
    half_stars AS "halfStars", rated_at AS "ratedAt"
  FROM ratings JOIN titles ON titles.id = title_id
  WHERE profile_id = ANY($1) ORDER BY profile_id, title_id`;

const SERIES = `
  SELECT profile_id AS "profileId", progress.series_id AS "seriesId", series.name AS "seriesName",
    episode_id AS "episodeId", episode.name AS "episodeName", observed_at AS "observedAt",
    hidden_at AS "hiddenAt"
  FROM series_progress AS progress JOIN titles AS series ON series.id = progress.series_id
    JOIN titles AS episode ON episode.id = episode_id
  WHERE profile_id = ANY($1) ORDER BY profile_id, progress.series_id`;

const WATCHLIST = `
  SELECT profile_id AS "profileId", title_id AS "titleId", titles.name AS "titleName", added_at AS "addedAt"
  FROM watchlist_items JOIN titles ON titles.id = title_id
  WHERE profile_id = ANY($1) ORDER BY profile_id, added_at, title_id`;

const CLEARINGS = `
  SELECT profile_id AS "profileId", cleared_at AS "clearedAt"
  FROM history_clearings WHERE profile_id = ANY($1) ORDER BY profile_id`;

/** The history, progress, ratings and watchlists of an account's profiles. */
export function createWatchingPersonalData(pool: pg.Pool): PersonalDataSource[] {
  const source = (name: string, table: string, text: string): PersonalDataSource => ({
    name,
    tables: [table],
    read: ({ profileIds }) => streamRows(pool, { text, values: [profileIds] }),
  });
  return [
    source('watchProgress', 'watch_progress', PROGRESS),
    source('seriesProgress', 'series_progress', SERIES),
    source('watchHistory', 'watch_history', HISTORY),
    source('historyClearings', 'history_clearings', CLEARINGS),
    source('watchlist', 'watchlist_items', WATCHLIST),
    source('ratings', 'ratings', RATINGS),
  ];
}
