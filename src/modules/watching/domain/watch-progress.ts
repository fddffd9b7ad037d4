import { domainEvent } from '../../../shared/domain-event.js';
import type { ProgressRecorded, TitleMilestone } from './watching-events.js';

export type WatchState = 'SAMPLED' | 'IN_PROGRESS' | 'COMPLETED';

/** What a player reports of itself. */
export interface Observation {
  readonly positionSeconds: number;
  readonly observedAt: Date;
  /** The player's own count of its reports. */
  readonly sequence: number;
}

export interface WatchProgressProperties extends Observation {
  readonly profileId: string;
  readonly titleId: string;
  readonly state: WatchState;
  readonly durationSeconds: number;
  /** When it was first seen to the end; watching again leaves it. */
  readonly completedAt: Date | null;
}

/** Less than this share, and less than a minute, is not called started. */
const STARTED_SHARE = 0.02;
const STARTED_SECONDS = 60;
/** From here on only the credits are left. */
const COMPLETED_SHARE = 0.95;

/** Where one profile stands in one title. */
export class WatchProgress {
  private readonly milestones: TitleMilestone[] = [];
  private changed = false;

  private constructor(private properties: WatchProgressProperties) {}

  static restore(properties: WatchProgressProperties): WatchProgress {
    return new WatchProgress(properties);
  }

  static begin(profileId: string, titleId: string, durationSeconds: number): WatchProgress {
    return new WatchProgress({
      profileId,
      titleId,
      durationSeconds,
      state: 'SAMPLED',
      positionSeconds: 0,
      observedAt: new Date(0),
      sequence: -1,
      completedAt: null,
    });
  }

  /**
   * Moves to what a player saw, unless something later is known: reports may come late, twice, or from
   * several devices, and never move a viewer back.
   */
  observe(observation: Observation): void {
    if (!isLater(observation, this.properties)) return;
    const before = this.properties;
    const positionSeconds = Math.min(Math.max(observation.positionSeconds, 0), before.durationSeconds);
    const state = stateAt(positionSeconds, before.durationSeconds);
    const completedAt = before.completedAt ?? (state === 'COMPLETED' ? observation.observedAt : null);
    this.properties = { ...before, ...observation, positionSeconds, state, completedAt };
    this.changed = true;
    if (before.state === 'SAMPLED' && state !== 'SAMPLED') this.reach('watching.title_started');
    if (before.state !== 'COMPLETED' && state === 'COMPLETED') this.reach('watching.title_completed');
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

  /** The position it ended up at, however many reports led there. */
  toProgressRecorded(): ProgressRecorded {
    const { profileId, titleId, positionSeconds, durationSeconds, state, observedAt } = this.properties;
    return domainEvent(
      'watching.progress_recorded',
      { profileId, titleId, positionSeconds, durationSeconds, state },
      observedAt,
    );
  }

  private reach(milestone: TitleMilestone['type']): void {
    const { profileId, titleId, positionSeconds, observedAt } = this.properties;
    this.milestones.push(domainEvent(milestone, { profileId, titleId, positionSeconds }, observedAt));
  }
}

function isLater(observation: Observation, known: Observation): boolean {
  const difference = observation.observedAt.getTime() - known.observedAt.getTime();
  return difference > 0 || (difference === 0 && observation.sequence > known.sequence);
}

function stateAt(positionSeconds: number, durationSeconds: number): WatchState {
  const share = positionSeconds / durationSeconds;
  if (share >= COMPLETED_SHARE) return 'COMPLETED';
  return share >= STARTED_SHARE || positionSeconds >= STARTED_SECONDS ? 'IN_PROGRESS' : 'SAMPLED';
}
