import { NotFoundError } from '../../shared/domain-error.js';
import { MaturityRestrictedError } from './domain/watching-errors.js';
import { RefusedTitles } from './refused-titles.js';
import {
  isKnown,
  type ReportedTitle,
  type RequestedReport,
  requireKnown,
  requirePlayable,
  subjectOf,
} from './reported-title.js';
import type { WatchProgressRepository } from './watch-progress.repository.js';
import type { Entitlements, WatchableTitle, WatchingProfiles } from './watching-ports.js';

export interface ReportCheckDependencies {
  readonly progress: Pick<WatchProgressRepository, 'find'>;
  readonly profiles: WatchingProfiles;
  readonly entitlements: Entitlements;
}

/**
 * Accepts a report as a whole, or refuses it.
 * @param region where it is reported, ISO 3166-1 alpha-2; null if unknown
 * @throws TitlesRefusedError
 */
export async function requireReportable(
  dependencies: ReportCheckDependencies,
  profileId: string,
  region: string | null,
  requested: readonly RequestedReport[],
): Promise<ReportedTitle[]> {
  const refused = new RefusedTitles();
  const requireWatchable = await watchableBy(dependencies, profileId);
  const known = requested.filter(isKnown);
  const neverAvailable = new Set(await findNeverAvailable(dependencies.progress, profileId, region, known));
  for (const { titleId, title } of requested) {
    // An unpublished title that the profile had not started is refused as if it did not exist.
    const isHidden = title?.isPublished === false && neverAvailable.has(titleId);
    refused.check(titleId, () => requireWatchable(requireKnown(isHidden ? null : title)));
  }
  for (const id of neverAvailable) refused.refuse(id, new NotFoundError('The title'));
  refused.throwIfAny();
  return known;
}

/**
 * Returns a check of titles against the profile's maturity limit and plan, without regions and availability windows.
 */
async function watchableBy(
  { profiles, entitlements }: ReportCheckDependencies,
  profileId: string,
): Promise<(title: WatchableTitle) => void> {
  const profile = await profiles.get(profileId);
  const entitlement = await entitlements.entitlementOf(profile.accountId);
  return (title) => {
    if (!title.isSuitableFor(profile.maturityLimit)) throw new MaturityRestrictedError();
    requirePlayable(title);
    entitlement.requireTier(title.requiredTier);
  };
}

/**
 * The titles whose reports cannot be true, because the profile could not have started them. A play that started while
 * its title was available may continue after that, and be reported even later. So a title passes when one of its
 * reports is from within an availability window, or when the profile has progress in it.
 */
async function findNeverAvailable(
  progress: Pick<WatchProgressRepository, 'find'>,
  profileId: string,
  region: string | null,
  reported: readonly ReportedTitle[],
): Promise<string[]> {
  const outside = reported.filter((one) => !isWithinWindows(one, region));
  if (outside.length === 0) return [];
  const found = await progress.find(outside.map(({ title }) => subjectOf(profileId, title)));
  const begun = found.filter(({ isBegun }) => isBegun);
  const started = new Set(begun.map(({ snapshot }) => snapshot.titleId));
  return outside.map(({ title }) => title.id).filter((id) => !started.has(id));
}

/** A device's clock may be ahead: nothing was observed after it was reported. */
function isWithinWindows({ title, observations }: ReportedTitle, region: string | null): boolean {
  // When a title was unpublished is not recorded: only titles that were started before pass.
  if (!title.isPublished) return false;
  return observations.some(({ observedAt, receivedAt }) =>
    title.isAvailableIn(region, observedAt < receivedAt ? observedAt : receivedAt),
  );
}
