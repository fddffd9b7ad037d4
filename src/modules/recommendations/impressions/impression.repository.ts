import type { RailKind } from '../domain/home-rails.js';
import type { OutcomeSums } from '../domain/play-rate.js';

/** What the rails of a kind showed. */
export interface ShownRail {
  readonly kind: RailKind;
  readonly titleIds: readonly string[];
}

/** What was shown to a profile. */
export interface Impressions {
  readonly profileId: string;
  /** What it was chosen by. */
  readonly modelId: string;
  /** The experiment that the profile takes part in. */
  readonly assignment: { readonly experimentId: string; readonly arm: string } | null;
  readonly rails: readonly ShownRail[];
  readonly shownAt: Date;
}

/** The start of a play by a profile. */
export interface Play {
  readonly profileId: string;
  /** An episode counts as its series. */
  readonly titleId: string;
  readonly playedAt: Date;
}

export interface RailOutcome extends OutcomeSums {
  readonly rail: RailKind;
}

export interface ArmOutcome extends OutcomeSums {
  readonly arm: string;
  /** Null: on all of them. */
  readonly rail: RailKind | null;
}

/** What was shown to profiles and what of it they played: each title once for each profile, day (UTC), model, kind of rail, and experiment. */
export interface ImpressionRepository {
  /** The same again changes nothing. @returns false where the model does not serve and did not before */
  record(impressions: Impressions): Promise<boolean>;
  /**
   * Counts a play for the rail that began to show the title last, within a day before. A title counts once a day, so that an event
   * that comes twice counts once.
   */
  recordPlay(play: Play): Promise<void>;
  /** By model, omitting those without impressions. */
  outcomesByModel(modelIds: readonly string[]): Promise<ReadonlyMap<string, RailOutcome[]>>;
  /** By experiment: of each arm that showed something, on all rails and by rail. */
  outcomesByExperiment(experimentIds: readonly string[]): Promise<ReadonlyMap<string, ArmOutcome[]>>;
  /** What a profile was shown up to an instant. */
  forget(profileId: string, until: Date): Promise<void>;
}
