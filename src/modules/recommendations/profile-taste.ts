import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { NotFoundError } from '../../shared/domain-error.js';
import type { ClosedNumbers, ClosedTitlesReader } from './closed-titles.js';
import { armOf, type ExperimentArm } from './domain/experiment.js';
import type { ServingModel } from './domain/serving-model.js';
import {
  createTaste,
  ofLatestTitles,
  type ProfilePreferences,
  type Taste,
  type ViewingLocation,
} from './domain/taste.js';
import type { InteractionRepository } from './interaction.repository.js';
import type { ModelFeed } from './model-feed.js';

/** Finds profiles; callers have checked access. Null if it does not exist. */
export interface ProfileReader {
  find(profileId: string): Promise<ProfilePreferences | null>;
}

/** A profile at one moment, with one model. */
export interface ProfileSnapshot {
  readonly profileId: string;
  readonly model: ServingModel;
  /** The profile's arm of the running experiment; null if there is none, or the profile does not take part. */
  readonly arm: ExperimentArm | null;
  /** Equal as long as recommendations stay the same: their version in the cache. */
  readonly fingerprint: string;
  /** Reads the history, unless this process has it in memory. */
  taste(): Promise<Taste>;
}

export interface ProfileTastes {
  /**
   * @param region where the profile watches, ISO 3166-1 alpha-2; null if unknown
   * @throws NotFoundError if the profile does not exist
   */
  of(profileId: string, region: string | null): Promise<ProfileSnapshot>;
}

/** The most watched and known titles of all cached tastes together: up to 30 MB. */
const TITLES_IN_PROCESS = 500_000;

/** Earlier titles would weigh less than a twentieth of the latest. */
const LATEST_TITLES = 200;

interface Origin {
  readonly profile: ProfilePreferences;
  readonly model: ServingModel;
  readonly location: ViewingLocation;
}

export interface ProfileTastesDependencies {
  readonly profiles: ProfileReader;
  readonly interactions: InteractionRepository;
  readonly models: Pick<ModelFeed, 'current'>;
  readonly closedTitles: ClosedTitlesReader;
  readonly closedNumbers: ClosedNumbers;
}

export function createProfileTastes(dependencies: ProfileTastesDependencies): ProfileTastes {
  const { profiles, interactions, models, closedTitles, closedNumbers } = dependencies;
  /** By fingerprint. */
  const tastes = new LRUCache<string, Taste, Origin>({
    maxSize: TITLES_IN_PROCESS,
    sizeCalculation: ({ watched, known }) => 1 + watched.length + known.size,
    // A taste that is evicted while it is read is returned all the same.
    ignoreFetchAbort: true,
    fetchMethod: (_fingerprint, _stale, { context }) => readTaste(context),
  });

  return {
    async of(profileId, region) {
      const profile = await profiles.find(profileId);
      if (profile === null) throw new NotFoundError('The profile');
      const [historyVersion, closed] = await Promise.all([
        interactions.versionOf(profileId),
        closedTitles(region),
      ]);
      const model = models.current();
      const location = { region, closed: closedNumbers(closed, model.titles) };
      const fingerprint = fingerprintOf(profile, [historyVersion, model.revision, region, closed.version]);
      return {
        profileId,
        model,
        arm: model.experiment === null ? null : armOf(model.experiment, profileId),
        fingerprint,
        taste: () => tastes.forceFetch(fingerprint, { context: { profile, model, location } }),
      };
    },
  };

  async function readTaste({ profile, model, location }: Origin): Promise<Taste> {
    const history = ofLatestTitles(await interactions.historyOf(profile.id), model.titles, LATEST_TITLES);
    return createTaste(history, profile, model.titles, location);
  }
}

/** Covers everything that an answer depends on, including the profile's limits. */
function fingerprintOf(profile: ProfilePreferences, versions: readonly (string | null)[]): string {
  const { id, maturityLimit, favouriteGenreIds } = profile;
  const parts = JSON.stringify([maturityLimit, favouriteGenreIds, ...versions]);
  return `${id}:${createHash('sha256').update(parts).digest('base64url').slice(0, 22)}`;
}
