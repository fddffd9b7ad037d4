import { deepStrictEqual } from 'node:assert';
import * as fc from 'fast-check';
import { createGraphqlClient } from '../graphql-client.js';
import { continueWatching, historyOf, record, type Watcher } from '../watching.js';
import { deliveriesOf, EPISODES, FILMS, PROCESSES, type Round, rounds } from './deliveries.js';
import { type PlayerReport, ProgressModel, type SeriesOutline } from './model.js';

/** The platform on which the model and the product are compared. */
export interface ProgressStage {
  /** Three API servers on one database. */
  readonly addresses: readonly string[];
  /** Of films and episodes. */
  readonly durationSeconds: number;
  /** A new signed-in viewer. */
  watcher(): Promise<{ readonly profileId: string; readonly accessToken: string }>;
  films(count: number): Promise<readonly string[]>;
  /** With this many episodes in each season. */
  series(seasons: readonly number[]): Promise<SeriesOutline>;
}

/** Per heartbeat. */
const STEP_SECONDS = 10;
const DAY_MS = 86_400_000;

/** @throws Error with the smallest found sequence whose result differs from the model */
export async function runProgressModel(
  stage: ProgressStage,
  runs: number,
  onRun?: () => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(rounds(stage.durationSeconds), async (all) => {
      await playOut(stage, all);
      onRun?.();
    }),
    { numRuns: runs },
  );
}

async function playOut(stage: ProgressStage, all: readonly Round[]): Promise<void> {
  const films = await stage.films(FILMS);
  const series = await stage.series([EPISODES / 2, EPISODES / 2]);
  const { profileId, accessToken } = await stage.watcher();
  const watchers = stage.addresses.map(
    (address): Watcher => ({
      viewer: { client: createGraphqlClient(address, accessToken) },
      profile: { id: profileId },
    }),
  );
  const [anybody] = watchers;
  if (!anybody || watchers.length !== PROCESSES) throw new RangeError(`It takes ${PROCESSES} servers.`);

  const epochMs = Date.now() - DAY_MS;
  const model = new ProgressModel(stage.durationSeconds);
  const positions = new Map<string, number>();
  const titles = [...films, ...series.episodes];
  let begin = 1;
  for (const round of all) {
    const reports = play(round, {
      titles,
      positions,
      begin,
      epochMs,
      durationSeconds: stage.durationSeconds,
    });
    begin += reports.length;
    model.take(reports);
    await Promise.all(
      deliveriesOf(round).map(({ process, reports: indexes }) =>
        record(watchers[process] ?? anybody, ...indexes.flatMap((index) => reports[index] ?? [])),
      ),
    );
    await compare(model, anybody, { titles, series });
  }
}

interface Play {
  readonly titles: readonly string[];
  /** The position of each player in each title, which continues from round to round. */
  readonly positions: Map<string, number>;
  readonly begin: number;
  readonly epochMs: number;
  readonly durationSeconds: number;
}

/** The players' reports, each continuing where it was. */
function play(
  { steps }: Round,
  { titles, positions, begin, epochMs, durationSeconds }: Play,
): PlayerReport[] {
  return steps.map(({ device, title, seekTo }, index) => {
    const player = `${device} ${title}`;
    const position = Math.min(seekTo ?? (positions.get(player) ?? 0) + STEP_SECONDS, durationSeconds);
    positions.set(player, position);
    // Two players at a time report the same instant.
    const second = Math.floor((begin + index) / 2) * STEP_SECONDS;
    const observedAt = new Date(epochMs + second * 1_000).toISOString();
    return { titleId: titles[title] ?? '', positionSeconds: position, observedAt, sequence: second };
  });
}

interface Expected {
  readonly titles: readonly string[];
  readonly series: SeriesOutline;
}

/** @throws AssertionError when the product differs */
async function compare(model: ProgressModel, watcher: Watcher, { titles, series }: Expected): Promise<void> {
  const listed = await continueWatching(watcher, 2);
  deepStrictEqual(
    listed.map(({ title, playable }) => ({ whole: title?.id, playable: playable?.id })),
    model.continueWatching(series),
  );
  const history = await historyOf(watcher, 50);
  for (const titleId of titles) {
    const expected = model.progressOf(titleId);
    if (!expected) continue;
    // Changes nothing, because it is older than everything.
    const observedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
    const [stored] = await record(watcher, { titleId, positionSeconds: 0, observedAt, sequence: 0 });
    const { state, positionSeconds, completedAt } = stored ?? {};
    deepStrictEqual({ state, positionSeconds, completedAt }, { ...expected });
    const events = history.filter(({ title }) => title?.id === titleId).map(({ event }) => event);
    deepStrictEqual(
      {
        starts: events.filter((event) => event === 'STARTED').length,
        wasCompleted: events.includes('COMPLETED'),
      },
      { starts: model.wasStarted(titleId) ? 1 : 0, wasCompleted: expected.completedAt !== null },
    );
  }
}
