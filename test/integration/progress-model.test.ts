import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGraphqlClient } from '../support/graphql-client.js';
import { startPlatform } from '../support/platform.js';
import { deliveriesOf, FILMS, PROCESSES, type Round, rounds } from '../support/progress-model/deliveries.js';
import { type PlayerReport, ProgressModel } from '../support/progress-model/model.js';
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
  films: readonly string[],
  positions: Map<string, number>,
  begin: number,
  epoch: number,
): PlayerReport[] {
  return steps.map(({ device, film, seekTo }, index) => {
    const player = `${device} ${film}`;
    const position = Math.min(seekTo ?? (positions.get(player) ?? 0) + STEP_SECONDS, RUNTIME_SECONDS);
    positions.set(player, position);
    // Two players at a time tell of the same instant.
    const second = Math.floor((begin + index) / 2) * STEP_SECONDS;
    const observedAt = new Date(epoch + second * 1_000).toISOString();
    return { titleId: films[film] ?? '', positionSeconds: position, observedAt, sequence: second };
  });
}

async function expectToBe(model: ProgressModel, watcher: Watcher, films: readonly string[]): Promise<void> {
  const listed = (await continueWatching(watcher, 2)).map(({ title }) => title?.id);
  expect(listed).toEqual(model.continueWatching());
  const history = await historyOf(watcher, 50);
  for (const film of films) {
    const expected = model.progressOf(film);
    if (!expected) continue;
    // Says nothing new: older than everything.
    const [stored] = await record(watcher, report(film, 0, 2 * DAY_SECONDS));
    const { state, positionSeconds, completedAt } = expected;
    expect(stored).toMatchObject({ state, positionSeconds, completedAt });
    const events = history.filter(({ title }) => title?.id === film).map(({ event }) => event);
    expect(events.filter((event) => event === 'STARTED')).toHaveLength(model.wasStarted(film) ? 1 : 0);
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
        const reports = play(round, films, positions, begin, epoch);
        begin += reports.length;
        model.take(reports);
        await Promise.all(
          deliveriesOf(round).map(({ process, reports: indexes }) =>
            record(watchers[process] ?? watcher, ...indexes.flatMap((index) => reports[index] ?? [])),
          ),
        );
        await expectToBe(model, watcher, films);
      }
    }),
    { numRuns: RUNS },
  );
});
