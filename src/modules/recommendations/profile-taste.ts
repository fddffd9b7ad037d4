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
  type Whereabouts,
} from './domain/taste.js';
import type { InteractionRepository } from './interaction.repository.js';
import type { ModelFeed } from './model-feed.js';

/** Answers profiles; who may name one is decided before. Null when there is none. */
export interface ProfileReader {
  find(profileId: string): Promise<ProfilePreferences | null>;
}

/** A profile at one moment, seen through one model. */
export interface ProfileSnapshot {
  readonly profileId: string;
  readonly model: ServingModel;
  /** Of the experiment that runs; null where there is none, or the profile does not take part. */
  readonly arm: ExperimentArm | null;
  /** The same as long as recommendations stay the same: the version to cache them as. */
  readonly fingerprint: string;
  /** Reads the history, unless this process knows it already. */
  taste(): Promise<Taste>;
}

export interface ProfileTastes {
  /**
   * @param region where it watches, ISO 3166-1 alpha-2; null where that is not known
   * @throws NotFoundError when there is no such profile
   */
  of(profileId: string, region: string | null): Promise<ProfileSnapshot>;
}

/** How many watched and known titles the tastes in the process may hold together: up to 30 MB. */
const TITLES_IN_PROCESS = 500_000;

/** What was watched before them says less than a twentieth of what was watched last. */
const LATEST_TITLES = 200;

interface Origin {
  readonly profile: ProfilePreferences;
  readonly model: ServingModel;
  readonly whereabouts: Whereabouts;
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
    // One that is let go of while it is read is answered all the same.
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
      const whereabouts = { region, closed: closedNumbers(closed, model.titles) };
      const fingerprint = fingerprintOf(profile, [historyVersion, model.revision, region, closed.version]);
      return {
        profileId,
        model,
        arm: model.experiment === null ? null : armOf(model.experiment, profileId),
        fingerprint,
        taste: () => tastes.forceFetch(fingerprint, { context: { profile, model, whereabouts } }),
      };
    },
  };

  async function readTaste({ profile, model, whereabouts }: Origin): Promise<Taste> {
    const history = ofLatestTitles(await interactions.historyOf(profile.id), model.titles, LATEST_TITLES);
    return createTaste(history, profile, model.titles, whereabouts);
  }
}

/** Covers everything an answer depends on, the limits of the profile among it. */
function fingerprintOf(profile: ProfilePreferences, versions: readonly (string | null)[]): string {
  const { id, maturityLimit, favouriteGenreIds } = profile;
  const parts = JSON.stringify([maturityLimit, favouriteGenreIds, ...versions]);
  return `${id}:${createHash('sha256').update(parts).digest('base64url').slice(0, 22)}`;
}
