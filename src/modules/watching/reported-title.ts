import { InvalidInputError } from '../../shared/domain-error.js';
import type { HeardObservation, ProgressSubject } from './domain/watch-progress.js';
import type { WatchProgressRepository } from './watch-progress.repository.js';
import type { WatchableTitle } from './watching.service.js';

/** What a player saw of a title. */
export interface ReportedTitle {
  readonly title: WatchableTitle;
  readonly observations: readonly HeardObservation[];
}

export function subjectOf(
  profileId: string,
  { id, seriesId, playableSeconds }: WatchableTitle,
): ProgressSubject {
  return { profileId, titleId: id, seriesId, durationSeconds: playableSeconds ?? 1 };
}

/** @throws InvalidInputError for what is not itself played */
export function requirePlayed({ playableSeconds }: WatchableTitle): void {
  if (playableSeconds === null) {
    throw new InvalidInputError({ titleId: 'A series cannot be played. Play one of its episodes.' });
  }
}

/**
 * The titles of which nobody may report: each play has begun while its title could be seen. It goes on when it cannot any more,
 * and its reports may come later: one of them is from within, or one was there before them. Nobody has seen what is to come.
 * @param region where it is reported, ISO 3166-1 alpha-2; null where that is not known
 */
export async function findNotBegun(
  progress: Pick<WatchProgressRepository, 'find'>,
  profileId: string,
  region: string | null,
  reported: readonly ReportedTitle[],
): Promise<string[]> {
  const outside = reported.filter((one) => !isWithinWindows(one, region));
  if (outside.length === 0) return [];
  const found = await progress.find(outside.map(({ title }) => subjectOf(profileId, title)));
  // What was never stored is told of as well, where a history was cleared.
  const stored = found.filter(({ version }) => version > 0);
  const begun = new Set(stored.map(({ snapshot }) => snapshot.titleId));
  return outside.map(({ title }) => title.id).filter((id) => !begun.has(id));
}

function isWithinWindows({ title, observations }: ReportedTitle, region: string | null): boolean {
  // Nobody knows since when it is not published: what was not begun before does not count.
  if (!title.isPublished) return false;
  return observations.some(({ observedAt, heardAt }) =>
    title.isAvailableIn(region, observedAt < heardAt ? observedAt : heardAt),
  );
}
