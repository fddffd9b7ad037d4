import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import type { ProgressSubject, ReceivedObservation } from './domain/watch-progress.js';
import type { ProgressEntry } from './progress-entry.js';
import type { WatchableTitle, WatchableTitles } from './watching-ports.js';

/** A title with the positions that a player reported for it. */
export interface ReportedTitle {
  readonly title: WatchableTitle;
  readonly observations: readonly ReceivedObservation[];
}

/** The same, before it is known whether the catalog has the title. */
export interface RequestedReport extends Omit<ReportedTitle, 'title'> {
  readonly titleId: string;
  /** Null if it is not in the catalog. */
  readonly title: WatchableTitle | null;
}

/** Groups entries by title, in the order of their first mention. */
export async function groupByTitle(
  catalog: WatchableTitles,
  entries: readonly ProgressEntry[],
  now: Date,
): Promise<RequestedReport[]> {
  const titleIds = [...new Set(entries.map(({ titleId }) => titleId))];
  const titles = await catalog.findKnown(titleIds);
  return titleIds.map((titleId, index) => {
    const own = entries.filter((entry) => entry.titleId === titleId);
    const observations = own.map((entry) => ({ ...entry, receivedAt: now }));
    return { titleId, title: titles[index] ?? null, observations };
  });
}

export function isKnown<Report extends RequestedReport>(report: Report): report is Report & ReportedTitle {
  return report.title !== null;
}

/** @throws NotFoundError */
export function requireKnown(title: WatchableTitle | null): WatchableTitle {
  if (!title) throw new NotFoundError('The title');
  return title;
}

/** @throws InvalidInputError for a series, which is not played itself */
export function requirePlayable({ playableSeconds }: WatchableTitle): void {
  if (playableSeconds === null) {
    throw new InvalidInputError({ titleId: 'A series cannot be played. Play one of its episodes.' });
  }
}

export function subjectOf(
  profileId: string,
  { id, seriesId, playableSeconds }: WatchableTitle,
): ProgressSubject {
  return { profileId, titleId: id, seriesId, durationSeconds: playableSeconds ?? 1 };
}
