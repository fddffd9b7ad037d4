import { LRUCache } from 'lru-cache';
import { type BindWork, createGroupCommit } from '../../platform/async/group-commit.js';
import { ServiceUnavailableError } from '../../shared/domain-error.js';
import {
  type ProgressSubject,
  type ReceivedObservation,
  WatchProgress,
  type WatchProgressProperties,
} from './domain/watch-progress.js';
import type { ProgressKey, WatchProgressRepository } from './watch-progress.repository.js';

/** Observations of titles that were checked to be watchable by the profile. */
export interface ProgressReport {
  readonly profileId: string;
  readonly titles: readonly ReportedTitle[];
}

export interface ReportedTitle {
  readonly titleId: string;
  readonly seriesId: string | null;
  readonly durationSeconds: number;
  /** When the credits start; null when unknown. */
  readonly creditsStartSeconds: number | null;
  readonly observations: readonly ReceivedObservation[];
}

/** Records a report. @returns the resulting progress of each title, once it is on disk */
export type RecordProgress = (report: ProgressReport) => Promise<WatchProgressProperties[]>;

export interface ProgressRecorderOptions {
  readonly repository: WatchProgressRepository;
  /** Whether an error may be caused by a single report. */
  readonly isDoneByReport: (error: unknown) => boolean;
  /** Ties the batch to the async context of its first report, for tracing. */
  readonly bind?: BindWork;
}

const MOST_AT_ONCE = 500;
/** While the database stores one batch, the next is prepared. */
const SIDE_BY_SIDE = 2;
const MOST_WAITING = 10_000;
/** How many progresses are kept in memory, at a few hundred bytes each. */
const MOST_KNOWN = 50_000;
const RETRY_AFTER_SECONDS = 2;
/** The most retries after lost races with other writers. */
const MOST_TRIES = 20;

interface Known {
  readonly snapshot: WatchProgressProperties;
  readonly version: number;
}

interface Observed extends ReportedTitle {
  readonly profileId: string;
  /** Built once: building strings of this length would cost more than most other steps. */
  readonly name: string;
}

/**
 * Group commit: reports that arrive while a batch is being stored form the next batch. A batch takes one statement,
 * and one more to read the progress that this process does not have in memory. Processes do not wait for each other:
 * when another has changed some progress, the write fails and it is read again.
 */
export function createProgressRecorder({
  repository,
  isDoneByReport,
  bind,
}: ProgressRecorderOptions): RecordProgress {
  /**
   * The progress last stored by this process. If another process has changed it since, storing it fails, and it is
   * read again.
   */
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });

  /** Reads the progress that is not in memory. */
  async function readUnknown(observed: readonly Observed[]): Promise<ReadonlyMap<string, WatchProgress>> {
    const unknown = observed.filter(({ name }) => !known.has(name));
    const read = unknown.length > 0 ? await repository.find(unknown.map(subjectOf)) : [];
    return new Map(read.map((progress) => [nameOf(progress.snapshot), progress]));
  }

  /** The known or stored progress with the new observations applied. */
  function takeIn(observed: Observed, read: WatchProgress | undefined): WatchProgress {
    const last = known.get(observed.name);
    const progress =
      read ??
      (last ? WatchProgress.restore(last.snapshot, last.version) : WatchProgress.begin(subjectOf(observed)));
    progress.runsFor(observed.durationSeconds);
    for (const observation of observed.observations) {
      progress.observe(observation, observed.creditsStartSeconds);
    }
    return progress;
  }

  /** @returns those stored without a lost race */
  async function tryToRecord(observed: readonly Observed[]): Promise<Map<string, WatchProgressProperties>> {
    const read = await readUnknown(observed);
    const attempts = observed.map((one) => ({ name: one.name, progress: takeIn(one, read.get(one.name)) }));
    const changed = attempts.map(({ progress }) => progress).filter(({ hasChanged }) => hasChanged);
    const left = new Set((await repository.save(changed)).map(nameOf));
    const recorded = new Map<string, WatchProgressProperties>();
    for (const { name, progress } of attempts) {
      const { snapshot, version, hasChanged } = progress;
      const isSaved = hasChanged && !left.has(name);
      if (isSaved) known.set(name, { snapshot, version: version + 1 });
      // Another process may have changed it, so read it next time.
      else known.delete(name);
      if (isSaved || (!hasChanged && read.has(name))) recorded.set(name, snapshot);
    }
    return recorded;
  }

  async function commit(reports: readonly ProgressReport[]): Promise<WatchProgressProperties[][]> {
    const recorded = new Map<string, WatchProgressProperties>();
    let rest = merge(reports);
    for (let tries = 0; rest.length > 0; tries += 1) {
      if (tries === MOST_TRIES) throw new ServiceUnavailableError('Recording progress', RETRY_AFTER_SECONDS);
      for (const [name, snapshot] of await tryToRecord(rest)) recorded.set(name, snapshot);
      rest = rest.filter(({ name }) => !recorded.has(name));
    }
    return reports.map(({ profileId, titles }) =>
      titles.flatMap(({ titleId }) => recorded.get(nameOf({ profileId, titleId })) ?? []),
    );
  }

  return createGroupCommit({
    commit,
    mostAtOnce: MOST_AT_ONCE,
    sideBySide: SIDE_BY_SIDE,
    mostWaiting: MOST_WAITING,
    refusal: () => new ServiceUnavailableError('Recording progress', RETRY_AFTER_SECONDS),
    isDoneByItem: isDoneByReport,
    ...(bind ? { bind } : {}),
  });
}

function nameOf({ profileId, titleId }: ProgressKey): string {
  return `${profileId} ${titleId}`;
}

/** Merges the observations of a title by a profile, ordered by time. */
function merge(reports: readonly ProgressReport[]): Observed[] {
  const merged = new Map<string, Observed>();
  for (const { profileId, titles } of reports) {
    for (const title of titles) {
      const name = nameOf({ profileId, titleId: title.titleId });
      const others = merged.get(name)?.observations;
      merged.set(name, {
        name,
        profileId,
        titleId: title.titleId,
        seriesId: title.seriesId,
        durationSeconds: title.durationSeconds,
        creditsStartSeconds: title.creditsStartSeconds,
        observations: others ? [...others, ...title.observations] : title.observations,
      });
    }
  }
  return [...merged.values()].map(inOrder);
}

/** Sorts observations by time. Nearly always there is only one. */
function inOrder(observed: Observed): Observed {
  if (observed.observations.length < 2) return observed;
  const observations = observed.observations.toSorted(
    (a, b) => latestInstantOf(a) - latestInstantOf(b) || a.sequence - b.sequence,
  );
  return { ...observed, observations };
}

function subjectOf({ profileId, titleId, seriesId, durationSeconds }: Observed): ProgressSubject {
  return { profileId, titleId, seriesId, durationSeconds };
}

function latestInstantOf({ observedAt, receivedAt }: ReceivedObservation): number {
  return Math.min(observedAt.getTime(), receivedAt.getTime());
}
