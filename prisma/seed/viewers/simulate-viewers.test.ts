import { describe, expect, it } from 'vitest';
import { cleanFilms } from '../films/clean-films.js';
import { readSourceFilms } from '../films/source-film.js';
import { type SimulatedViewer, simulateViewers } from './simulate-viewers.js';
import { leadingArchetype } from './taste.js';

const now = new Date('2026-03-01T20:00:00Z');
const DAY_MS = 86_400_000;

describe('simulated viewers', async () => {
  const { films } = cleanFilms(await readSourceFilms());
  const viewers = simulateViewers({ count: 200, films, now, seed: 7 });
  const watches = viewers.flatMap((viewer) => viewer.watches);

  it('are deterministic for a seed', () => {
    expect(simulateViewers({ count: 3, films, now, seed: 7 })).toEqual(viewers.slice(0, 3));
    expect(simulateViewers({ count: 3, films, now, seed: 8 })).not.toEqual(viewers.slice(0, 3));
  });

  it('watch 20 to 150 different films each', () => {
    const counts = viewers.map((viewer) => new Set(viewer.watches.map(({ film }) => film)).size);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...counts)).toBeLessThanOrEqual(150);
    expect(counts).toEqual(viewers.map((viewer) => viewer.watches.length));
  });

  it('watched in the past 120 days, more of it recently', () => {
    const ages = watches.map((watch) => (now.getTime() - watch.observedAt.getTime()) / DAY_MS);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ages)).toBeLessThan(121);
    expect(ages.filter((age) => age < 30).length).toBeGreaterThan(ages.filter((age) => age >= 60).length);
  });

  it('have positions within films, and rate what they completed', () => {
    expect(
      watches.every(
        (watch) => watch.positionSeconds > 0 && watch.positionSeconds <= watch.film.runtimeSeconds,
      ),
    ).toBe(true);
    expect(watches.filter((watch) => watch.halfStars !== null && !watch.isCompleted)).toEqual([]);
    expect(watches.filter((watch) => watch.halfStars !== null).length).toBeGreaterThan(watches.length / 10);
  });

  it('prefer popular films', () => {
    const watched = mean(watches.map(({ film }) => film.popularity));
    expect(watched).toBeGreaterThan(mean(films.map((film) => film.popularity)) + 1);
  });

  it('are distinguishable: nearest neighbours share the leading taste far above chance', () => {
    const byCommonFilms = shareAlike(viewers, (viewer) => nearest(viewer, viewers));
    const byChance = shareAlike(viewers, (viewer) => viewers[viewer.number % viewers.length] ?? viewer);
    expect(byCommonFilms).toBeGreaterThan(3 * byChance);
    expect(byCommonFilms).toBeGreaterThan(0.6);
  });
});

function nearest(viewer: SimulatedViewer, viewers: readonly SimulatedViewer[]): SimulatedViewer {
  const own = new Set(viewer.watches.map(({ film }) => film));
  const overlap = (other: SimulatedViewer) =>
    other.watches.filter(({ film }) => own.has(film)).length / Math.sqrt(other.watches.length);
  const others = viewers.filter((other) => other !== viewer);
  return others.reduce((best, other) => (overlap(other) > overlap(best) ? other : best));
}

/** The share of viewers whose partner has the same leading taste. */
function shareAlike(
  viewers: readonly SimulatedViewer[],
  partnerOf: (viewer: SimulatedViewer) => SimulatedViewer,
): number {
  const alike = viewers.filter(
    (viewer) => leadingArchetype(partnerOf(viewer).taste) === leadingArchetype(viewer.taste),
  );
  return alike.length / viewers.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
