import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';
import { MaturityRestrictedError } from './domain/watching-errors.js';
import type { WatchableTitle, WatchableTitles, WatchingProfiles } from './watching-ports.js';

export interface VisibleTitleDependencies {
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly clock: Clock;
}

/** A title in a request for a profile. */
export interface NamedTitle {
  readonly profileId: string;
  readonly titleId: string;
  /** Of the request, ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
}

/**
 * The title, if the profile may see it in this region now.
 * @throws NotFoundError, MaturityRestrictedError
 */
export async function requireVisible(
  { titles, profiles, clock }: VisibleTitleDependencies,
  { profileId, titleId, region }: NamedTitle,
): Promise<WatchableTitle> {
  const { maturityLimit } = await profiles.get(profileId);
  const [title] = await titles.findPublished([titleId]);
  if (!title?.isAvailableIn(region, clock.now())) throw new NotFoundError('The title');
  if (!title.isSuitableFor(maturityLimit)) throw new MaturityRestrictedError();
  return title;
}
