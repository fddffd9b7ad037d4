import type { StrategyName } from './recommendation-strategy.js';

/** A strategy's say in a ranking. */
export interface Voice {
  readonly strategy: StrategyName;
  readonly weight: number;
}

/** Who has how much of a say, by how many titles are known of a profile: from the shortest histories to the longest. */
export type LearnedVoices = readonly {
  /** The number of titles known, from which on. */
  readonly least: number;
  readonly voices: readonly Voice[];
}[];

/**
 * Until there is something to learn from: what similar viewers watched speaks loudest, as the strongest strategy alone where tastes
 * last; what is trending comes second, the strongest in the days after a release; genres, the weakest alone, carry
 * new profiles and new titles. Popularity decides only where the others have nothing to say. What is new is heard once it has been learned how
 * much: it has an opinion of nearly every title, and would drown popularity where little is known.
 */
const USUAL_VOICES: readonly Voice[] = [
  { strategy: 'COLLABORATIVE', weight: 0.5 },
  { strategy: 'TRENDING', weight: 0.28 },
  { strategy: 'CONTENT', weight: 0.2 },
  { strategy: 'POPULARITY', weight: 0.02 },
];

/** How little the strategies that carry new profiles and titles are heard at least, once weights are learned. */
const LEAST_WEIGHT = 0.001;
const ALWAYS_HEARD: readonly StrategyName[] = ['CONTENT', 'POPULARITY'];

/** Who speaks for a profile of whom so many titles are known. */
export function voicesFor(learned: LearnedVoices, titles: number): readonly Voice[] {
  if (titles === 0 || learned.length === 0) return USUAL_VOICES;
  const { voices } = learned.findLast(({ least }) => titles >= least) ?? { voices: USUAL_VOICES };
  return completed(voices);
}

/** Genres and popularity are always heard a little: they break the ties that others leave, and have something to say where these have not. */
export function completed(voices: readonly Voice[]): readonly Voice[] {
  const heard = voices.filter(({ weight }) => weight > 0);
  const silent = ALWAYS_HEARD.filter((name) => !heard.some(({ strategy }) => strategy === name));
  return [...heard, ...silent.map((strategy) => ({ strategy, weight: LEAST_WEIGHT }))];
}
