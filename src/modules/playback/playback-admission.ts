import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import { MaturityRestrictedError } from '../watching/index.js';
import { NothingToPlayError } from './domain/playback-errors.js';
import { qualityToSend, streamsAllowed } from './domain/streaming-policy.js';
import type { TitleMediaRepository } from './media/title-media.repository.js';
import type { VideoQuality } from './media/video-quality.js';

export interface PlayableTitle {
  readonly id: string;
  readonly name: string;
  readonly requiredTier: PlanTier | null;
  /** Null for titles that are not played themselves. */
  readonly playableSeconds: number | null;
  isSuitableFor(maturityLimit: number): boolean;
  isAvailableIn(region: string | null, now: Date): boolean;
}

export interface PlayableTitles {
  findPublished(ids: readonly string[]): Promise<(PlayableTitle | null)[]>;
}

export interface PlayingProfile {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly maturityLimit: number;
}

export interface PlayingProfiles {
  get(id: string): Promise<PlayingProfile>;
  find(ids: readonly string[]): Promise<(PlayingProfile | null)[]>;
}

/** What an account may do now. */
export interface PlayingEntitlements {
  entitlementOf(accountId: string): Promise<{
    readonly maxStreams: number;
    readonly videoQuality: VideoQuality | null;
    requireTier(tier: PlanTier | null): void;
  }>;
}

export interface AdmissionDependencies {
  readonly titles: PlayableTitles;
  readonly profiles: PlayingProfiles;
  readonly entitlements: PlayingEntitlements;
  readonly media: TitleMediaRepository;
  readonly clock: Clock;
}

/** A profile that wants to play a title, and its region. */
export interface AdmissionRequest {
  readonly profileId: string;
  readonly titleId: string;
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
}

/** The granted media, and the limit of concurrent streams. */
export interface Admission {
  readonly folder: string;
  readonly quality: VideoQuality;
  readonly maxStreams: number;
}

/**
 * Whether a profile may stream a title now. Access to the profile was checked before.
 * @throws NotFoundError, MaturityRestrictedError, InvalidInputError for a title that is not played itself,
 *   SubscriptionRequiredError, UpgradeRequiredError, NothingToPlayError; the first that applies, in this order
 */
export type Admit = (request: AdmissionRequest) => Promise<Admission>;

export function createAdmission(dependencies: AdmissionDependencies): Admit {
  const { titles, profiles, entitlements, media, clock } = dependencies;

  return async ({ profileId, titleId, region }) => {
    const profile = await profiles.get(profileId);
    const [title] = await titles.findPublished([titleId]);
    if (!title?.isAvailableIn(region, clock.now())) throw new NotFoundError('The title');
    if (!title.isSuitableFor(profile.maturityLimit)) throw new MaturityRestrictedError();
    if (title.playableSeconds === null) {
      throw new InvalidInputError({ titleId: 'A series cannot be played. Play one of its episodes.' });
    }
    const entitlement = await entitlements.entitlementOf(profile.accountId);
    entitlement.requireTier(title.requiredTier);
    const found = await media.find(titleId);
    const quality = found && qualityToSend(entitlement.videoQuality, found.qualities);
    if (!quality) throw new NothingToPlayError();
    return { folder: found.folder, quality, maxStreams: streamsAllowed(entitlement.maxStreams) };
  };
}
