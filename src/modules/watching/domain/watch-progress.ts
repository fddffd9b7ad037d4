import { domainEvent } from '../../../shared/domain-event.js';
import type { TitleMilestone } from './watching-events.js';

export type WatchState = 'SAMPLED' | 'IN_PROGRESS' | 'COMPLETED';

/** A player's report of its position. */
export interface Observation {
  readonly positionSeconds: number;
  readonly observedAt: Date;
  /** The player's own count of its reports. */
  readonly sequence: number;
}

/** What was heard of a player, and when. */
export interface ReceivedObservation extends Observation {
  /** By the clock of the process that heard it. */
  readonly heardAt: Date;
}

/** Whose progress, in what. */
export interface ProgressSubject {
  readonly profileId: string;
  readonly titleId: string;
  /** Of an episode, the series that it is of. */
  readonly seriesId: string | null;
  readonly durationSeconds: number;
}

export interface WatchProgressProperties extends ProgressSubject, Observation {
  readonly state: WatchState;
  /** When it was first seen to the end; watching again leaves it. */
  readonly completedAt: Date | null;
  /** When the profile last had its history cleared: what was seen up to then is not taken in any more. */
  readonly clearedAt: Date | null;
}

/** Less than this share, and less than a minute, is not called started. */
const STARTED_SHARE = 0.02;
const STARTED_SECONDS = 60;
/** A viewer who comes back is shown the last moments once more. */
const RECALL_SECONDS = 5;
/** The share that counts as completed when the start of the credits is unknown. */
const COMPLETED_SHARE = 0.95;

/** Where one profile stands in one title. */
export class WatchProgress {
  private readonly milestones: TitleMilestone[] = [];
  private changed = false;

  private constructor(
    private properties: WatchProgressProperties,
    /** How often it was stored; a change of one that was stored since is not. */
    readonly version: number,
  ) {}

  static restore(properties: WatchProgressProperties, version: number): WatchProgress {
    return new WatchProgress(properties, version);
  }

  static begin(subject: ProgressSubject, clearedAt: Date | null = null): WatchProgress {
    return new WatchProgress(
      {
        ...subject,
        state: 'SAMPLED',
        positionSeconds: 0,
        observedAt: new Date(0),
        sequence: -1,
        completedAt: null,
        clearedAt,
      },
      0,
    );
  }

  /**
   * The title runs so long now: its cut is another, or its running time was said wrong. What was seen lies within it, and what was
   * reached stays reached.
   */
  runsFor(durationSeconds: number): void {
    if (durationSeconds === this.properties.durationSeconds) return;
    const positionSeconds = Math.min(this.properties.positionSeconds, durationSeconds);
    this.properties = { ...this.properties, durationSeconds, positionSeconds };
  }

  /**
   * Takes in what a player saw. Reports may come late, twice, or from several devices: the latest observed
   * tells the position, and each tells that the title was started or finished, however late it comes. Of what was seen before
   * the history was cleared nothing is taken in.
   *
   * What is said to be seen after it was heard counts as seen just then: some player's clock runs ahead. But it may be the clock of
   * the process that is behind, so that it comes after all that is known already.
   * @param creditsStartSeconds where the credits begin; null where nobody knows
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
    const isNewCompletion = isLatest ? before.state !== 'COMPLETED' : before.completedAt === null;
    if (reached === 'COMPLETED' && isNewCompletion) this.reach('watching.title_completed', seen);
  }

  get snapshot(): WatchProgressProperties {
    return this.properties;
  }

  get hasChanged(): boolean {
    return this.changed;
  }

  /** What was reached since it was restored: started, completed. */
  get reached(): readonly TitleMilestone[] {
    return this.milestones;
  }

  private reach(milestone: TitleMilestone['type'], { positionSeconds, observedAt }: Observation): void {
    const { profileId, titleId } = this.properties;
    this.milestones.push(domainEvent(milestone, { profileId, titleId, positionSeconds }, observedAt));
  }
}

/** The position to resume from: a few seconds before the last one, and 0 once the title is completed. */
export function resumePositionOf({
  state,
  positionSeconds,
}: Pick<WatchProgressProperties, 'state' | 'positionSeconds'>): number {
  return state === 'COMPLETED' ? 0 : Math.max(positionSeconds - RECALL_SECONDS, 0);
}

/** Within the title, and not in the future of what is known. */
function plausible(
  { positionSeconds, observedAt, sequence, heardAt }: ReceivedObservation,
  known: WatchProgressProperties,
): Observation {
  const next = Math.max(known.observedAt.getTime(), known.clearedAt?.getTime() ?? 0) + 1;
  const latest = Math.max(heardAt.getTime(), next);
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
    // Two players may say the same of the same instant: whichever is heard first, one counts.
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

/** What was once started or finished stays so when a viewer returns to its first seconds. */
function stateOf(atPosition: WatchState, isStarted: boolean, isFinished: boolean): WatchState {
  if (atPosition !== 'SAMPLED') return atPosition;
  if (isFinished) return 'COMPLETED';
  return isStarted ? 'IN_PROGRESS' : 'SAMPLED';
}

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other;
}
