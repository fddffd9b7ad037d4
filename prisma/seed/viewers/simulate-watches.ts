import type { Film } from '../films/clean-films.js';
import { exponential, type Random } from './random.js';
import { affinity, type Taste } from './taste.js';

/** Something that is played. */
export interface Played {
  readonly runtimeSeconds: number;
}

/** One film, or something else that is played, as one viewer saw it. */
export interface Watch<Item extends Played = Film> {
  readonly film: Item;
  readonly startedAt: Date;
  /** When the player reported the last position. */
  readonly observedAt: Date;
  readonly positionSeconds: number;
  readonly isCompleted: boolean;
  /** The opinion that was left, on the scale of the ratings table. */
  readonly halfStars: number | null;
}

const DAY_MS = 86_400_000;
/** How far back histories reach, less the running time of a film. */
const HISTORY_DAYS = 120;
const SHARE_COMPLETED = 0.75;
const SHARE_RATED = 0.25;
const SHARE_DISLIKED = 0.12;
const OPINION = { dislike: 2, like: 8, love: 10 };

/** A time before the first film of any history: when simulated people joined. */
export function beforeHistories(now: Date): Date {
  return new Date(now.getTime() - (HISTORY_DAYS + 1) * DAY_MS);
}

/**
 * Lets a viewer of this taste watch films over the last 120 days, more of them lately. Which ones is drawn by
 * taste times popularity, without repetition.
 */
export function simulateWatches(
  random: Random,
  viewer: { readonly taste: Taste; readonly count: number },
  films: readonly Film[],
  now: Date,
): Watch[] {
  return drawFilms(random, viewer, films).map((film) => simulateWatch(random, film, now, HISTORY_DAYS));
}

function drawFilms(
  random: Random,
  { taste, count }: { readonly taste: Taste; readonly count: number },
  films: readonly Film[],
): Film[] {
  return films
    .map((film) => ({ film, wait: exponential(random) / (affinity(taste, film) * audience(film)) }))
    .toSorted((a, b) => a.wait - b.wait)
    .slice(0, count)
    .map(({ film }) => film);
}

/** Popularity is logarithmic; its square root in people keeps the blockbusters from being everyone's whole history. */
function audience(film: Film): number {
  return 10 ** (film.popularity / 2);
}

/** @param days how far back it may lie, beside the running time */
export function simulateWatch<Item extends Played>(
  random: Random,
  film: Item,
  now: Date,
  days: number,
): Watch<Item> {
  const age = days * DAY_MS * random() ** 2;
  const startedAt = new Date(now.getTime() - film.runtimeSeconds * 1000 - age);
  const isCompleted = random() < SHARE_COMPLETED;
  const share = isCompleted ? 0.95 + 0.05 * random() : 0.1 + 0.75 * random();
  const positionSeconds = Math.round(film.runtimeSeconds * share);
  return {
    film,
    startedAt,
    observedAt: new Date(startedAt.getTime() + positionSeconds * 1000),
    positionSeconds,
    isCompleted,
    halfStars: isCompleted && random() < SHARE_RATED ? simulateOpinion(random) : null,
  };
}

function simulateOpinion(random: Random): number {
  if (random() < SHARE_DISLIKED) return OPINION.dislike;
  return random() < 0.5 ? OPINION.like : OPINION.love;
}
