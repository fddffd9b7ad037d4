import { InvalidInputError } from '../../../shared/domain-error.js';
import { hashFraction } from './hash-fraction.js';
import type { StrategyWeight } from './strategy-weights.js';

/** One variant of recommending in an experiment. */
export interface ExperimentArm {
  readonly name: string;
  /** The percentage of the participating profiles that it serves. */
  readonly share: number;
  /** Replaces the learned weights for its profiles; the learned weights apply when it is empty. */
  readonly weights: readonly StrategyWeight[];
  /** The diversity of the `For you` rail, from 0 to 1; null: the default. */
  readonly diversity: number | null;
  /**
   * The weight of exploring new, rarely watched titles, from 0 to 1, relative to all other strategies together; null:
   * none, which is the default. Lifts at most two titles of a list.
   */
  readonly exploration: number | null;
}

/** Assigns profiles at random to different ways of recommending, to compare how much they play. */
export interface Experiment {
  readonly id: string;
  /** How many of 100 profiles take part. The others are served without an experiment. */
  readonly share: number;
  readonly arms: readonly ExperimentArm[];
}

const MOST_ARMS = 5;
const WHOLE = 100;
/** Fine enough for the smallest share, with a hundred buckets per percent. */
const BUCKETS = 10_000;

/**
 * The arm of a profile: the same in every process at any time, without being stored, and independent of other
 * experiments. Arms get their shares up to chance.
 * @returns null for a profile that does not take part
 */
export function armOf({ id, share, arms }: Experiment, profileId: string): ExperimentArm | null {
  const bucket = Math.floor(hashFraction(`${id}:${profileId}`) * BUCKETS);
  return bucket < (share / WHOLE) * BUCKETS ? drawnOf(arms, `${id}:${profileId}`) : null;
}

/**
 * Weighted rendezvous hashing (Thaler & Ravishankar 1998): each arm draws an arrival time with its share as the rate,
 * and the earliest gets the profile. An arm that grows takes profiles from the others, which exchange none among
 * themselves; the order of arms does not matter.
 */
function drawnOf(arms: readonly ExperimentArm[], name: string): ExperimentArm {
  const arrivals = arms.map((arm) => -Math.log(hashFraction(`${arm.name}:${name}`)) / arm.share);
  return arms[arrivals.indexOf(Math.min(...arrivals))]!;
}

/**
 * @throws InvalidInputError when no profile takes part, names of arms repeat, shares do not add up to 100, or a value
 *   is out of range
 */
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
  return arms.every(({ weights }) => areWeights(weights))
    ? null
    : 'Name each strategy once, with a weight of 0 to 1000; at least one must be above 0.';
}

const GREATEST_WEIGHT = 1_000;

function areWeights(weights: readonly StrategyWeight[]): boolean {
  if (weights.length === 0) return true;
  const isNamedOnce = new Set(weights.map(({ strategy }) => strategy)).size === weights.length;
  const isInRange = weights.every(({ weight }) => weight >= 0 && weight <= GREATEST_WEIGHT);
  return isNamedOnce && isInRange && weights.some(({ weight }) => weight > 0);
}
