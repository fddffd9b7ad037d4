import { InvalidInputError } from '../../../shared/domain-error.js';
import { hashFraction } from './hash-fraction.js';
import type { StrategyWeight } from './strategy-weights.js';

/** An arm of an experiment: one of the ways of recommending that it compares. */
export interface ExperimentArm {
  readonly name: string;
  /** The percentage of the participating profiles that it serves. */
  readonly share: number;
  /** The weights that serve its profiles instead of those that were learned; where there are none, these serve. */
  readonly voices: readonly StrategyWeight[];
  /** How much diversity counts on the rail `For you`, from 0 to 1; null: as usual. */
  readonly diversity: number | null;
  /**
   * How much it counts that a title is new and hardly watched, from 0 to 1, where everything else together counts 1; null: not at all, as for everybody
   * else. It lifts two titles of a list at most.
   */
  readonly exploration: number | null;
}

/** Profiles are parted at random, and served in different ways, to see which they play more from. */
export interface Experiment {
  readonly id: string;
  /** How many of 100 profiles take part. The others are served as if there were no experiment. */
  readonly share: number;
  readonly arms: readonly ExperimentArm[];
}

const MOST_ARMS = 5;
const WHOLE = 100;
/** As fine as shares need to be, and a hundred of them for each of 100 profiles. */
const BUCKETS = 10_000;

/**
 * The arm of a profile: the same in every process and at every time, without being stored, and in another experiment drawn anew.
 * Each arm gets its share but for chance.
 * @returns null for a profile that does not take part
 */
export function armOf({ id, share, arms }: Experiment, profileId: string): ExperimentArm | null {
  const bucket = Math.floor(hashFraction(`${id}:${profileId}`) * BUCKETS);
  return bucket < (share / WHOLE) * BUCKETS ? drawnOf(arms, `${id}:${profileId}`) : null;
}

/**
 * Rendezvous hashing with weights (Thaler & Ravishankar 1998): each arm draws for itself, and the one with the earliest arrival of
 * a rate as high as its share has the profile. An arm that grows takes from the others, who exchange nobody among themselves;
 * in which order they are named does not matter.
 */
function drawnOf(arms: readonly ExperimentArm[], name: string): ExperimentArm {
  const arrivals = arms.map((arm) => -Math.log(hashFraction(`${arm.name}:${name}`)) / arm.share);
  return arms[arrivals.indexOf(Math.min(...arrivals))]!;
}

/** @throws InvalidInputError where nobody takes part, or arms cannot be told apart, do not serve everybody who does, or say what means nothing */
export function checkExperiment({ share, arms }: Omit<Experiment, 'id'>): void {
  if (!(share >= 1 && share <= WHOLE))
    throw new InvalidInputError({ share: 'The share of profiles must be 1 to 100 percent.' });
  const fault = faultOf(arms);
  if (fault !== null) throw new InvalidInputError({ arms: fault });
}

function faultOf(arms: readonly ExperimentArm[]): string | null {
  if (arms.length < 2 || arms.length > MOST_ARMS) return `An experiment has 2 to ${MOST_ARMS} arms.`;
  if (new Set(arms.map(({ name }) => name)).size < arms.length) return 'Give each arm a name of its own.';
  if (arms.some(({ share }) => share < 1)) return 'Each arm needs a share of at least 1.';
  if (arms.reduce((sum, { share }) => sum + share, 0) !== WHOLE) return 'The shares must add up to 100.';
  if (arms.some(({ diversity }) => diversity !== null && !(diversity >= 0 && diversity <= 1))) {
    return 'A diversity is from 0 to 1.';
  }
  if (arms.some(({ exploration }) => exploration !== null && !(exploration >= 0 && exploration <= 1))) {
    return 'An exploration is from 0 to 1.';
  }
  return arms.every(({ voices }) => areWeights(voices))
    ? null
    : 'Name each strategy once, with a weight of 0 to 1000; at least one must be above 0.';
}

const GREATEST_WEIGHT = 1_000;

function areWeights(voices: readonly StrategyWeight[]): boolean {
  if (voices.length === 0) return true;
  const isNamedOnce = new Set(voices.map(({ strategy }) => strategy)).size === voices.length;
  const isInRange = voices.every(({ weight }) => weight >= 0 && weight <= GREATEST_WEIGHT);
  return isNamedOnce && isInRange && voices.some(({ weight }) => weight > 0);
}
