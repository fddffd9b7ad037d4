import type pg from 'pg';
import type { Database } from '../../src/platform/database/database.js';
import { inTransaction } from '../../src/platform/database/transaction.js';
import type { Clock } from '../../src/shared/clock.js';
import { cleanFilms } from './films/clean-films.js';
import { readSourceFilms } from './films/source-film.js';
import { seedDemoPeople } from './seed-demo-people.js';
import { writeSeries } from './series/write-series.js';
import { seedViewers } from './viewers/seed-viewers.js';
import { writeCatalog } from './write-catalog.js';

export interface DemoSeed {
  readonly database: Database;
  readonly clock: Clock;
  readonly passwords: { readonly viewer: string; readonly admin: string };
  readonly hashPassword: (password: string) => Promise<string>;
  readonly onProgress: (message: string) => void;
}

/**
 * Fills an empty product with the demo catalog, simulated viewers and two people to sign in as: wholly or not
 * at all, and once, however many processes try.
 * @returns whether there was anything to do
 */
export async function seedDemo(seed: DemoSeed): Promise<boolean> {
  return inTransaction(seed.database.batchPool, async (client) => {
    const isFirst = await claimSeeding(client, seed.clock.now());
    if (isFirst) await writeDemo(client, seed);
    return isFirst;
  });
}

/** Whoever inserts the marker seeds; whoever comes meanwhile waits for that transaction and then finds it. */
async function claimSeeding(client: pg.ClientBase, now: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO import_checkpoints (dataset, file, byte_offset, line_number, accepted, rejected, updated_at, finished_at)
     VALUES ('demo', 'movies.json', 0, 0, 0, 0, $1, $1)
     ON CONFLICT DO NOTHING`,
    [now],
  );
  return rowCount === 1;
}

async function writeDemo(client: pg.ClientBase, seed: DemoSeed): Promise<void> {
  const now = seed.clock.now();
  const { films, dropped } = cleanFilms(await readSourceFilms());
  const titleIds = await writeCatalog(client, films, now);
  const series = await writeSeries(client, now);
  const episodes = series.reduce((sum, one) => sum + one.episodes.length, 0);
  seed.onProgress(
    `Demo catalog: ${films.length} films${droppedNote(dropped)}, ${series.length} series with ${episodes} episodes.`,
  );

  const { viewers, watches } = await seedViewers(client, films, titleIds, series, now);
  seed.onProgress(`Simulated viewers: ${viewers}, who watched ${watches} times.`);

  const [viewer, admin] = await Promise.all([
    seed.hashPassword(seed.passwords.viewer),
    seed.hashPassword(seed.passwords.admin),
  ]);
  await seedDemoPeople(client, { passwordHashes: { viewer, admin }, films, titleIds, series, now });
  // What is listed and learned next is planned by these.
  await client.query(
    'ANALYZE titles, title_genres, title_search, search_words, seasons, profiles, watch_progress, watch_history, ratings',
  );
}

function droppedNote(dropped: ReadonlyMap<string, number>): string {
  const reasons = [...dropped].map(([reason, count]) => `${count} with ${reason}`);
  return reasons.length === 0 ? '' : ` (left out: ${reasons.join(', ')})`;
}
