import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGraphqlClient } from '../support/graphql-client.js';
import { startPlatform } from '../support/platform.js';
import {
  deliveriesOf,
  EPISODES,
  FILMS,
  PROCESSES,
  type Round,
  rounds,
} from '../support/progress-model/deliveries.js';
import { type PlayerReport, ProgressModel, type SeriesOutline } from '../support/progress-model/model.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { continueWatching, createReport, historyOf, record, type Watcher } from '../support/watching.js';

const RUNS = 6;
/** A heartbeat each. */
const STEP_SECONDS = 10;
const DAY_SECONDS = 86_400;

const platform = await usePlatform({ role: 'api' });
const report = createReport(platform);
const story = createStory(platform);

/** What the players report, each going on where it was. */
function play(
  { steps }: Round,
  titles: readonly string[],
  positions: Map<string, number>,
  begin: number,
  epoch: number,
): PlayerReport[] {
  return steps.map(({ device, title, seekTo }, index) => {
    const player = `${device} ${title}`;
    const position = Math.min(seekTo ?? (positions.get(player) ?? 0) + STEP_SECONDS, RUNTIME_SECONDS);
    positions.set(player, position);
    // Two players at a time tell of the same instant.
    const second = Math.floor((begin + index) / 2) * STEP_SECONDS;
    const observedAt = new Date(epoch + second * 1_000).toISOString();
    return { titleId: titles[title] ?? '', positionSeconds: position, observedAt, sequence: second };
  });
}

async function expectToBe(
  model: ProgressModel,
  watcher: Watcher,
  { films, series }: { readonly films: readonly string[]; readonly series: SeriesOutline },
): Promise<void> {
  const listed = await continueWatching(watcher, 2);
  expect(listed.map(({ title, playable }) => ({ whole: title?.id, playable: playable?.id }))).toEqual(
    model.continueWatching(series),
  );
  const history = await historyOf(watcher, 50);
  for (const titleId of [...films, ...series.episodes]) {
    const expected = model.progressOf(titleId);
    if (!expected) continue;
    // Says nothing new: older than everything.
    const [stored] = await record(watcher, report(titleId, 0, 2 * DAY_SECONDS));
    const { state, positionSeconds, completedAt } = expected;
    expect(stored).toMatchObject({ state, positionSeconds, completedAt });
    const events = history.filter(({ title }) => title?.id === titleId).map(({ event }) => event);
    expect(events.filter((event) => event === 'STARTED')).toHaveLength(model.wasStarted(titleId) ? 1 : 0);
    expect(events.includes('COMPLETED')).toBe(completedAt !== null);
  }
}

test('whatever five devices report, however it gets to three servers, the profile ends up where it was seen last', {
  timeout: 180_000,
}, async () => {
  await using second = await startPlatform({ role: 'api', beside: platform });
  await using third = await startPlatform({ role: 'api', beside: platform });
  const addresses = [platform.address, second.address, third.address];

  await fc.assert(
    fc.asyncProperty(rounds(RUNTIME_SECONDS), async (all) => {
      const watcher = await story.viewerWithProfile();
      const films = await story.movies(Array.from({ length: FILMS }, () => ({})));
      const series = await story.series({ name: 'A series', seasons: [EPISODES / 2, EPISODES / 2] });
      const watchers = addresses.map((address) => ({
        ...watcher,
        viewer: { ...watcher.viewer, client: createGraphqlClient(address, watcher.viewer.accessToken) },
      }));
      expect(watchers).toHaveLength(PROCESSES);
      const epoch = platform.clock.now().getTime() - DAY_SECONDS * 1_000;
      const model = new ProgressModel(RUNTIME_SECONDS);
      const positions = new Map<string, number>();
      let begin = 1;
      for (const round of all) {
        const reports = play(round, [...films, ...series.episodes], positions, begin, epoch);
        begin += reports.length;
        model.take(reports);
        await Promise.all(
          deliveriesOf(round).map(({ process, reports: indexes }) =>
            record(watchers[process] ?? watcher, ...indexes.flatMap((index) => reports[index] ?? [])),
          ),
        );
        await expectToBe(model, watcher, { films, series });
      }
    }),
    { numRuns: RUNS },
  );
});
