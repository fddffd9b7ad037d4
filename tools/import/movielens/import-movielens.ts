import type pg from 'pg';
import type { Database } from '../../../src/platform/database/database.js';
import type { Clock } from '../../../src/shared/clock.js';
import { type ImportProgress, importFile, resumePoint } from '../import-file.js';
import { RejectedLine } from '../rejected-line.js';
import { openRejectsFile } from '../rejects-file.js';
import { detectFormat } from './format.js';
import { loadTitleIds, storeMovies } from './store-movies.js';
import { createStaging, storeRatings } from './store-ratings.js';
import { countStored, type StoredCounts, summariseRatings } from './summarise-ratings.js';

export interface MovieLensImport {
  readonly database: Database;
  readonly clock: Clock;
  readonly folder: string;
  /** Lower-case letters, digits, dots and hyphens; part of the keys and addresses of imported data. */
  readonly dataset: string;
  readonly rejectsPath: string;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ImportSummary extends StoredCounts {
  readonly format: string;
  /** Ratings that repeated a viewer's rating of a title. */
  readonly duplicates: number;
  readonly rejected: number;
  readonly rejectsByReason: ReadonlyMap<string, number>;
  readonly seconds: number;
}

/**
 * Imports any MovieLens release: movies as titles, users as accounts without sign-in, ratings with their original
 * times. Repeating it changes nothing; an interrupted run resumes where it was.
 * @throws Error when the folder contains no release, or another run of the same import is active
 */
export async function importMovieLens(options: MovieLensImport): Promise<ImportSummary> {
  const client = await options.database.batchPool.connect();
  try {
    await claim(client, options.dataset);
    return await runImport(client, options);
  } finally {
    // Closes the connection, and with it the lock and the staging table.
    client.release(true);
  }
}

async function claim(client: pg.ClientBase, dataset: string): Promise<void> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "isOurs"`,
    [`import ${dataset}`],
  );
  if (rows[0]?.isOurs !== true) throw new Error(`Another import of ${dataset} is under way.`);
}

async function runImport(client: pg.ClientBase, options: MovieLensImport): Promise<ImportSummary> {
  const startedAt = options.clock.now();
  const { dataset } = options;
  const { name: format, movies, ratings } = await detectFormat(options.folder);
  const source = { ...options, client };
  const rejects = await openRejectsFile(
    options.rejectsPath,
    new Map([
      [movies.file, (await resumePoint(source, movies.file)).lineNumber],
      [ratings.file, (await resumePoint(source, ratings.file)).lineNumber],
    ]),
  );
  const run = { ...source, rejects };

  const moviesDone = await importFile(run, {
    ...movies,
    parse: (line) => movies.parse(line, startedAt),
    store: (records) => storeMovies(client, dataset, records, startedAt),
  });

  await createStaging(client);
  const titleIds = await loadTitleIds(client, dataset);
  const ratingsDone = await importFile(run, {
    ...ratings,
    parse: (line) => {
      const rating = ratings.parse(line, startedAt);
      const titleId = titleIds.get(rating.movieId);
      if (titleId === undefined) throw new RejectedLine('unknown movie');
      return { ...rating, titleId };
    },
    store: (records) => storeRatings(client, dataset, records, startedAt),
  });

  await summariseRatings(client, dataset);
  return {
    ...(await countStored(client, dataset)),
    format,
    duplicates: ratingsDone.lineNumber - ratingsDone.accepted - ratingsDone.rejected,
    rejected: moviesDone.rejected + ratingsDone.rejected,
    rejectsByReason: rejects.counts,
    seconds: (options.clock.now().getTime() - startedAt.getTime()) / 1000,
  };
}
