import type { RailKind } from '../domain/home-rails.js';
import type { OutcomeSums } from '../domain/play-rate.js';

/** The titles shown on rails of a kind. */
export interface ShownRail {
  readonly kind: RailKind;
  readonly titleIds: readonly string[];
}

/** Titles shown to a profile. */
export interface Impressions {
  readonly profileId: string;
  /** The model that recommended them. */
  readonly modelId: string;
  /** The experiment and arm of the profile, if any. */
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
  /** Null: on all rails. */
  readonly rail: RailKind | null;
}

/**
 * Which titles were shown to profiles, and which of these they played. Each title counts once for each profile, day
 * (UTC), model, kind of rail, and experiment.
 */
export interface ImpressionRepository {
  /** Idempotent. @returns false if the model is neither published nor the one before */
  record(impressions: Impressions): Promise<boolean>;
  /**
   * Counts a play for the rail that showed the title last, within a day before. A title counts once a day, so that
   * duplicate events count once.
   */
  recordPlay(play: Play): Promise<void>;
  /** By model, omitting those without impressions. */
  outcomesByModel(modelIds: readonly string[]): Promise<ReadonlyMap<string, RailOutcome[]>>;
  /** By experiment: the outcomes of each arm with impressions, in total and by rail. */
  outcomesByExperiment(experimentIds: readonly string[]): Promise<ReadonlyMap<string, ArmOutcome[]>>;
  /** Deletes what was shown to a profile up to an instant. */
  forget(profileId: string, until: Date): Promise<void>;
}
