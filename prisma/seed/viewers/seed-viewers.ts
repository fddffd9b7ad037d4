import type pg from 'pg';
import { newId } from '../../../src/shared/ids.js';
import type { Film } from '../films/clean-films.js';
import { writeAccounts } from '../write-accounts.js';
import type { TitleIds } from '../write-catalog.js';
import { writeWatches } from '../write-watches.js';
import { type SimulatedViewer, simulateViewers } from './simulate-viewers.js';
import { beforeHistories } from './simulate-watches.js';

const COUNT = 400;
const SEED = 20_240_229;

/** Writes the simulated viewers and what they watched; their names and addresses say that nobody is behind them. */
export async function seedViewers(
  client: pg.ClientBase,
  films: readonly Film[],
  titleIds: TitleIds,
  now: Date,
): Promise<{ readonly viewers: number; readonly watches: number }> {
  const viewers = simulateViewers({ count: COUNT, films, now, seed: SEED });
  const people = viewers.map((viewer) => ({ viewer, profileId: newId() }));
  await writeAccounts(
    client,
    people.map(({ viewer, profileId }) => accountOf(viewer, profileId)),
    beforeHistories(now),
  );
  await writeWatches(
    client,
    people.map(({ viewer, profileId }) => ({ profileId, watches: viewer.watches })),
    titleIds,
  );
  return { viewers: COUNT, watches: viewers.reduce((sum, { watches }) => sum + watches.length, 0) };
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
