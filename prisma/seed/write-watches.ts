import type pg from 'pg';
import { copyRows } from '../../src/platform/database/copy-rows.js';
import { newId } from '../../src/shared/ids.js';
import type { Played, Watch } from './viewers/simulate-watches.js';
import { type TitleIds, titleId } from './write-catalog.js';

/** Something that was watched, by its id in the catalog. */
export interface WatchedTitle extends Played {
  readonly titleId: string;
}

/** What somebody watched, with the profile it is written to. */
export interface ProfileWatches {
  readonly profileId: string;
  readonly watches: readonly Watch<WatchedTitle>[];
}

/** The films of watches as the catalog knows them. */
export function withTitleIds(watches: readonly Watch[], titleIds: TitleIds): Watch<WatchedTitle>[] {
  return watches.map((watch) => ({
    ...watch,
    film: { titleId: titleId(titleIds, watch.film), runtimeSeconds: watch.film.runtimeSeconds },
  }));
}

/** What was copied knows no series yet. */
const NAME_SERIES = `
  UPDATE watch_progress SET series_id = titles.series_id
  FROM titles WHERE titles.id = title_id AND titles.series_id IS NOT NULL AND watch_progress.series_id IS NULL`;

/** Of each series the episode that was seen last. */
const WRITE_SERIES = `
  INSERT INTO series_progress (profile_id, series_id, episode_id, observed_at, sequence)
  SELECT DISTINCT ON (profile_id, series_id) profile_id, series_id, title_id, observed_at, sequence
  FROM watch_progress WHERE series_id IS NOT NULL AND state <> 'SAMPLED'
  ORDER BY profile_id, series_id, observed_at DESC, title_id DESC
  ON CONFLICT DO NOTHING`;

/** Writes watch progress, watch history and ratings, as the player and the viewers would have left them. */
export async function writeWatches(
  client: pg.ClientBase,
  histories: readonly ProfileWatches[],
): Promise<void> {
  const watched = histories.flatMap(({ profileId, watches }) =>
    watches.map((watch) => ({ ...watch, profileId, titleId: watch.film.titleId })),
  );
  await ensurePartitions(client, watched);
  await copyRows(
    client,
    'watch_progress',
    [
      'profile_id',
      'title_id',
      'state',
      'position_seconds',
      'duration_seconds',
      'observed_at',
      'sequence',
      'completed_at',
    ],
    watched.map((watch) => [
      watch.profileId,
      watch.titleId,
      watch.isCompleted ? 'COMPLETED' : 'IN_PROGRESS',
      watch.positionSeconds,
      watch.film.runtimeSeconds,
      watch.observedAt,
      0,
      watch.isCompleted ? watch.observedAt : null,
    ]),
  );
  await client.query(NAME_SERIES);
  await client.query(WRITE_SERIES);
  await copyRows(
    client,
    'watch_history',
    ['id', 'profile_id', 'title_id', 'event', 'position_seconds', 'occurred_at'],
    watched.flatMap((watch) => [
      [newId(), watch.profileId, watch.titleId, 'STARTED', 0, watch.startedAt],
      ...(watch.isCompleted
        ? [[newId(), watch.profileId, watch.titleId, 'COMPLETED', watch.positionSeconds, watch.observedAt]]
        : []),
    ]),
  );
  await copyRows(
    client,
    'ratings',
    ['profile_id', 'title_id', 'half_stars', 'rated_at'],
    watched
      .filter((watch) => watch.halfStars !== null)
      .map((watch) => [watch.profileId, watch.titleId, watch.halfStars, watch.observedAt]),
  );
}

async function ensurePartitions(
  client: pg.ClientBase,
  watches: readonly Pick<Watch, 'startedAt' | 'observedAt'>[],
): Promise<void> {
  const moments = watches.flatMap((watch) => [watch.startedAt, watch.observedAt]);
  const months = new Set(moments.map((moment) => `${moment.toISOString().slice(0, 7)}-01`));
  await client.query(
    `SELECT ensure_monthly_partition('watch_history', month) FROM unnest($1::date[]) AS months (month)`,
    [[...months].toSorted()],
  );
}
