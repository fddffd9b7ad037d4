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
  /** Null for what is not itself played. */
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

/** Who wants to watch what, and from where. */
export interface AdmissionRequest {
  readonly profileId: string;
  readonly titleId: string;
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly region: string | null;
}

/** What may be sent, and on how many screens at a time. */
export interface Admission {
  readonly folder: string;
  readonly quality: VideoQuality;
  readonly maxStreams: number;
}

/**
 * Whether a profile may be sent a title now. Whose profile it is was looked at before.
 * @throws NotFoundError, MaturityRestrictedError, InvalidInputError for what is not itself played, SubscriptionRequiredError,
 *   UpgradeRequiredError, NothingToPlayError; the first that is so, in this order
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
