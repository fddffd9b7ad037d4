import { ARCHETYPES } from '../viewers/archetypes.js';
import type { Random } from '../viewers/random.js';
import { simulateWatch, type Watch } from '../viewers/simulate-watches.js';
import type { Taste } from '../viewers/taste.js';
import type { DemoSeries } from './demo-series.js';
import type { WrittenEpisode, WrittenSeries } from './write-series.js';

/** How many series a viewer of average taste begins. */
const SERIES_BEGUN = 2.5;
const SHARE_GOING_ON = 0.8;
const DAY_MS = 86_400_000;

/** Lets a viewer of this taste watch series: episode after episode, some evenings apart, until it is let go of. */
export function simulateSeriesWatches(
  random: Random,
  taste: Taste,
  all: readonly WrittenSeries[],
  now: Date,
): Watch<WrittenEpisode>[] {
  const appeals = all.map(({ series }) => appealOf(taste, series));
  const sum = appeals.reduce((total, appeal) => total + appeal, 0);
  return all.flatMap(({ episodes }, index) => {
    const share = (appeals[index] ?? 0) / sum;
    return random() < share * SERIES_BEGUN ? watchOn(random, episodes, now) : [];
  });
}

function appealOf(taste: Taste, { genres, popularity }: DemoSeries): number {
  const liking = ARCHETYPES.reduce((total, archetype) => {
    const drawn: Readonly<Record<string, number>> = archetype.genres;
    const strongest = Math.max(0.02, ...genres.map((genre) => drawn[genre] ?? 0));
    return total + (taste.get(archetype.name) ?? 0) * strongest;
  }, 0);
  return liking * 10 ** (popularity / 4);
}

function watchOn(random: Random, episodes: readonly WrittenEpisode[], now: Date): Watch<WrittenEpisode>[] {
  let seen = 1;
  while (seen < episodes.length && random() < SHARE_GOING_ON) seen += 1;
  const last = now.getTime() - 20 * DAY_MS * random();
  return episodes.slice(0, seen).map((episode, index) => {
    const evening = new Date(last - (seen - 1 - index) * DAY_MS * (0.5 + random()));
    const watch = simulateWatch(random, episode, evening, 0);
    // All but the last were seen to the end, or nobody would have gone on.
    return index < seen - 1
      ? { ...watch, positionSeconds: episode.runtimeSeconds, isCompleted: true }
      : watch;
  });
}
