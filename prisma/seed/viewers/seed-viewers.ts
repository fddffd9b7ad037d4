import type pg from 'pg';
import { newId } from '../../../src/shared/ids.js';
import type { Film } from '../films/clean-films.js';
import { simulateSeriesWatches } from '../series/simulate-series-watches.js';
import type { WrittenSeries } from '../series/write-series.js';
import { writeAccounts } from '../write-accounts.js';
import type { TitleIds } from '../write-catalog.js';
import { withTitleIds, writeWatches } from '../write-watches.js';
import { createRandom } from './random.js';
import { type SimulatedViewer, simulateViewers } from './simulate-viewers.js';
import { beforeHistories } from './simulate-watches.js';

const COUNT = 400;
const SEED = 20_240_229;
/** Apart, so that films are watched as they would be without series. */
const SERIES_SEED = 20_240_301;

/** Writes the simulated viewers and what they watched; their names and addresses say that nobody is behind them. */
export async function seedViewers(
  client: pg.ClientBase,
  films: readonly Film[],
  titleIds: TitleIds,
  series: readonly WrittenSeries[],
  now: Date,
): Promise<{ readonly viewers: number; readonly watches: number }> {
  const viewers = simulateViewers({ count: COUNT, films, now, seed: SEED });
  const people = viewers.map((viewer) => ({ viewer, profileId: newId() }));
  await writeAccounts(
    client,
    people.map(({ viewer, profileId }) => accountOf(viewer, profileId)),
    beforeHistories(now),
  );
  const random = createRandom(SERIES_SEED);
  const histories = people.map(({ viewer, profileId }) => ({
    profileId,
    watches: [
      ...withTitleIds(viewer.watches, titleIds),
      ...simulateSeriesWatches(random, viewer.taste, series, now),
    ],
  }));
  await writeWatches(client, histories);
  return { viewers: COUNT, watches: histories.reduce((sum, { watches }) => sum + watches.length, 0) };
}

function accountOf(viewer: SimulatedViewer, profileId: string) {
  return {
    id: newId(),
    email: `viewer-${String(viewer.number).padStart(3, '0')}@simulated.streamcore.invalid`,
    passwordHash: null,
    role: 'VIEWER',
    origin: 'SIMULATED',
    profiles: [
      {
        id: profileId,
        name: `Simulated viewer ${viewer.number}`,
        avatar: 'aurora',
        isKids: false,
        maturityLimit: 18,
      },
    ],
  } as const;
}
