import { InvalidInputError } from '../../../shared/domain-error.js';
import type { Voice } from './learned-voices.js';
import { createRandomNumbers } from './random-numbers.js';

/** One of the ways of recommending that an experiment compares. */
export interface ExperimentArm {
  readonly name: string;
  /** How many of 100 profiles it serves. */
  readonly share: number;
  /** The weights that serve its profiles instead of those that were learned; where there are none, these serve. */
  readonly voices: readonly Voice[];
}

/** Profiles are parted at random, and served in different ways, to see which they play more from. */
export interface Experiment {
  readonly id: string;
  readonly arms: readonly ExperimentArm[];
}

const MOST_ARMS = 5;
const WHOLE = 100;

/**
 * The arm of a profile: the same in every process and at every time, without being stored, and in another experiment drawn anew.
 * Each arm gets its share but for chance.
 */
export function armOf({ id, arms }: Experiment, profileId: string): ExperimentArm {
  const place = createRandomNumbers(hashOf(`${id}:${profileId}`))() * WHOLE;
  let end = 0;
  return arms.find(({ share }) => (end += share) > place) ?? arms.at(-1)!;
}

/** FNV-1a of 32 bits (draft-eastlake-fnv). It spreads names over numbers, and keeps no secret. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** @throws InvalidInputError where arms cannot be told apart, do not serve everybody, or have weights that mean nothing */
export function checkArms(arms: readonly ExperimentArm[]): void {
  const fault = faultOf(arms);
  if (fault !== null) throw new InvalidInputError({ arms: fault });
}

function faultOf(arms: readonly ExperimentArm[]): string | null {
  if (arms.length < 2 || arms.length > MOST_ARMS) return `An experiment has 2 to ${MOST_ARMS} arms.`;
  if (new Set(arms.map(({ name }) => name)).size < arms.length) return 'Give each arm a name of its own.';
  if (arms.some(({ share }) => share < 1)) return 'Each arm needs a share of at least 1.';
  if (arms.reduce((sum, { share }) => sum + share, 0) !== WHOLE) return 'The shares must add up to 100.';
  return arms.every(({ voices }) => areWeights(voices))
    ? null
    : 'Name each strategy once, with a weight of 0 to 1000; at least one must be above 0.';
}

const GREATEST_WEIGHT = 1_000;

function areWeights(voices: readonly Voice[]): boolean {
  if (voices.length === 0) return true;
  const isNamedOnce = new Set(voices.map(({ strategy }) => strategy)).size === voices.length;
  const isInRange = voices.every(({ weight }) => weight >= 0 && weight <= GREATEST_WEIGHT);
  return isNamedOnce && isInRange && voices.some(({ weight }) => weight > 0);
}
