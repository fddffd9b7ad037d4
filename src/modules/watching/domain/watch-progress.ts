import { domainEvent } from '../../../shared/domain-event.js';
import type { TitleMilestone } from './watching-events.js';

export type WatchState = 'SAMPLED' | 'IN_PROGRESS' | 'COMPLETED';

/** A player's report of its position. */
export interface Observation {
  readonly positionSeconds: number;
  readonly observedAt: Date;
  /** Counts the player's reports. */
  readonly sequence: number;
}

/** An observation with the time at which it was received. */
export interface ReceivedObservation extends Observation {
  /** By the clock of the process that received it. */
  readonly receivedAt: Date;
}

/** A profile and a title. */
export interface ProgressSubject {
  readonly profileId: string;
  readonly titleId: string;
  /** The series of an episode; null for other titles. */
  readonly seriesId: string | null;
  readonly durationSeconds: number;
}

export interface WatchProgressProperties extends ProgressSubject, Observation {
  readonly state: WatchState;
  /** When it was first finished; watching it again does not change this. */
  readonly completedAt: Date | null;
  /** When the profile last cleared its history: earlier observations are ignored. */
  readonly clearedAt: Date | null;
}

/** Before all observations. */
const NEVER = new Date(0);

/** Below this share, and below a minute, a title is not started. */
const STARTED_SHARE = 0.02;
const STARTED_SECONDS = 60;
/** Resuming repeats the last few seconds. */
const RECALL_SECONDS = 5;
/** The share that counts as completed when the start of the credits is unknown. */
const COMPLETED_SHARE = 0.95;

/** A profile's progress in a title. */
export class WatchProgress {
  private readonly milestones: TitleMilestone[] = [];
  private changed = false;

  private constructor(
    private properties: WatchProgressProperties,
    /** How often it was stored, for optimistic locking. */
    readonly version: number,
  ) {}

  /** Progress may be stored that was cleared, because it is deleted later: then it begins anew. */
  static restore(stored: WatchProgressProperties, version: number): WatchProgress {
    const { clearedAt, observedAt } = stored;
    const isCleared = clearedAt !== null && observedAt <= clearedAt;
    return new WatchProgress(isCleared ? unseen(stored, clearedAt) : stored, version);
  }

  static begin(subject: ProgressSubject, clearedAt: Date | null = null): WatchProgress {
    return new WatchProgress(unseen(subject, clearedAt), 0);
  }

  /**
   * Sets the title's current duration, which changes with another cut or a correction. Limits the position to it;
   * milestones that were reached are kept.
   */
  runsFor(durationSeconds: number): void {
    if (durationSeconds === this.properties.durationSeconds) return;
    const positionSeconds = Math.min(this.properties.positionSeconds, durationSeconds);
    this.properties = { ...this.properties, durationSeconds, positionSeconds };
  }

  /**
   * Applies an observation. Reports may arrive late, twice, or from several devices: the latest observation
   * determines the position, while any observation, however late, may show that the title was started or finished.
   * Observations from before the history was cleared are ignored.
   *
   * An observation later than the time at which it was received counts as made at that time, because the player's
   * clock must be ahead. But the clock of this process may be behind instead, so the observation may still be later
   * than all known ones.
   * @param creditsStartSeconds where the credits begin; null if unknown
   */
  observe(observation: ReceivedObservation, creditsStartSeconds: number | null = null): void {
    const before = this.properties;
    const seen = plausible(observation, before);
    if (before.clearedAt !== null && seen.observedAt <= before.clearedAt) return;
    const isLatest = isLater(seen, before);
    const extent = { durationSeconds: before.durationSeconds, creditsStartSeconds };
    const reached = stateAt(seen.positionSeconds, extent);
    const latest = isLatest ? seen : before;
    const completedAt =
      reached === 'COMPLETED' ? earlier(before.completedAt, seen.observedAt) : before.completedAt;
    const isStarted = before.state !== 'SAMPLED' || reached !== 'SAMPLED';
    const state = stateOf(stateAt(latest.positionSeconds, extent), isStarted, completedAt !== null);
    this.properties = { ...before, ...latest, state, completedAt };
    this.changed ||=
      isLatest || state !== before.state || completedAt?.getTime() !== before.completedAt?.getTime();

    if (before.state === 'SAMPLED' && isStarted) this.reach('watching.title_started', seen);
    const isNewCompletion = before.completedAt === null || (isLatest && before.state !== 'COMPLETED');
    if (reached === 'COMPLETED' && isNewCompletion) this.reach('watching.title_completed', seen);
  }

  get snapshot(): WatchProgressProperties {
    return this.properties;
  }

  /** Whether anything was observed, and not cleared since. */
  get isBegun(): boolean {
    return this.properties.observedAt > NEVER;
  }

  get hasChanged(): boolean {
    return this.changed;
  }

  /** The milestones reached since it was restored: started, completed. */
  get reached(): readonly TitleMilestone[] {
    return this.milestones;
  }

  private reach(milestone: TitleMilestone['type'], { positionSeconds, observedAt }: Observation): void {
    const { profileId, titleId } = this.properties;
    this.milestones.push(domainEvent(milestone, { profileId, titleId, positionSeconds }, observedAt));
  }
}

function unseen(
  { profileId, titleId, seriesId, durationSeconds }: ProgressSubject,
  clearedAt: Date | null,
): WatchProgressProperties {
  return {
    profileId,
    titleId,
    seriesId,
    durationSeconds,
    state: 'SAMPLED',
    positionSeconds: 0,
    observedAt: NEVER,
    sequence: -1,
    completedAt: null,
    clearedAt,
  };
}

/** The position to resume from: a few seconds before the last one, and 0 once the title is completed. */
export function resumePositionOf({
  state,
  positionSeconds,
}: Pick<WatchProgressProperties, 'state' | 'positionSeconds'>): number {
  return state === 'COMPLETED' ? 0 : Math.max(positionSeconds - RECALL_SECONDS, 0);
}

/** Limits an observation to the title's duration, and its time to the present. */
function plausible(
  { positionSeconds, observedAt, sequence, receivedAt }: ReceivedObservation,
  known: WatchProgressProperties,
): Observation {
  const next = Math.max(known.observedAt.getTime(), known.clearedAt?.getTime() ?? 0) + 1;
  const latest = Math.max(receivedAt.getTime(), next);
  return {
    positionSeconds: Math.min(Math.max(positionSeconds, 0), known.durationSeconds),
    observedAt: new Date(Math.min(observedAt.getTime(), latest)),
    sequence,
  };
}

function isLater(observation: Observation, known: Observation): boolean {
  const differences = [
    observation.observedAt.getTime() - known.observedAt.getTime(),
    observation.sequence - known.sequence,
    // Two players may report the same instant: one of them wins, whichever arrives first.
    observation.positionSeconds - known.positionSeconds,
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) > 0;
}

interface Extent {
  readonly durationSeconds: number;
  readonly creditsStartSeconds: number | null;
}

function stateAt(positionSeconds: number, { durationSeconds, creditsStartSeconds }: Extent): WatchState {
  const share = positionSeconds / durationSeconds;
  if (positionSeconds >= (creditsStartSeconds ?? durationSeconds * COMPLETED_SHARE)) return 'COMPLETED';
  return share >= STARTED_SHARE || positionSeconds >= STARTED_SECONDS ? 'IN_PROGRESS' : 'SAMPLED';
}

/**
 * A title that was started or finished stays so when the viewer returns to its first seconds. It is finished by an
 * observation alone, even if its credits are found to begin before the position that is known.
 */
function stateOf(atPosition: WatchState, isStarted: boolean, isFinished: boolean): WatchState {
  if (atPosition === 'IN_PROGRESS') return 'IN_PROGRESS';
  if (isFinished) return 'COMPLETED';
  return isStarted ? 'IN_PROGRESS' : 'SAMPLED';
}

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other;
}
