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

/** What a player saw of some titles that its profile may watch. */
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

/** Records a report. @returns where the profile stands in each of the titles then, once that is on disk */
export type RecordProgress = (report: ProgressReport) => Promise<WatchProgressProperties[]>;

export interface ProgressRecorderOptions {
  readonly repository: WatchProgressRepository;
  /** Whether what went wrong may be the doing of one report. */
  readonly isDoneByReport: (error: unknown) => boolean;
  /** Has what is stored together be part of what the first of it is part of. */
  readonly bind?: BindWork;
}

const MOST_AT_ONCE = 500;
/** While the database stores one batch, the next is prepared. */
const SIDE_BY_SIDE = 2;
const MOST_WAITING = 10_000;
/** How many titles in progress are held, with a few hundred bytes each. */
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
  /** Made once: texts as long as this cost more than most of what is done with them. */
  readonly name: string;
}

/**
 * Records what comes in while a batch is being stored as the next one: one statement for all of it, and one more to read what
 * was not stored from here before. Processes do not wait for each other: what another has changed meanwhile is read again.
 */
export function createProgressRecorder({
  repository,
  isDoneByReport,
  bind,
}: ProgressRecorderOptions): RecordProgress {
  /** What was stored last from here. Where it was changed elsewhere since, it is not stored, but read. */
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });

  /** What is not known from here, as it is stored. */
  async function readUnknown(observed: readonly Observed[]): Promise<ReadonlyMap<string, WatchProgress>> {
    const unknown = observed.filter(({ name }) => !known.has(name));
    const read = unknown.length > 0 ? await repository.find(unknown.map(subjectOf)) : [];
    return new Map(read.map((progress) => [nameOf(progress.snapshot), progress]));
  }

  /** What was read, or is known from here, with what was seen since. */
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
      // It may have been changed elsewhere, and is to be read.
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

/** Everything that was seen of one title by one profile, in the order in which it was seen. */
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

/** Nearly always there is one, and nothing to sort. */
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

function latestInstantOf({ observedAt, heardAt }: ReceivedObservation): number {
  return Math.min(observedAt.getTime(), heardAt.getTime());
}
