import { groupBy } from '../../../shared/batches.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import { armOf } from '../domain/experiment.js';
import { LARGEST_RAIL } from '../home.service.js';
import type { ModelFeed } from '../model-feed.js';
import type { ImpressionRepository, Impressions, Play, ShownRail } from './impression.repository.js';

export interface ImpressionServiceDependencies {
  readonly impressions: ImpressionRepository;
  readonly models: Pick<ModelFeed, 'current'>;
  readonly clock: Clock;
}

/** A page that a client reports to have shown. */
export interface ShownPage {
  readonly profileId: string;
  readonly modelVersion: string;
  readonly rails: readonly ShownRail[];
}

export type ImpressionService = ReturnType<typeof createImpressionService>;

/** More than a home page has. */
const MOST_RAILS = 20;
/** An experiment runs for 30 days at most and is counted two days after its end, so its impressions are still there. */
export const IMPRESSION_MONTHS = 2;

/** Records which model showed which titles to whom, and which were played. */
export function createImpressionService({ impressions, models, clock }: ImpressionServiceDependencies) {
  function assignmentOf(profileId: string): Impressions['assignment'] {
    const { experiment } = models.current();
    const arm = experiment === null ? null : armOf(experiment, profileId);
    return experiment === null || arm === null ? null : { experimentId: experiment.id, arm: arm.name };
  }

  return {
    /**
     * Idempotent within a day.
     * @returns false if the model is no longer served; then nothing is recorded
     * @throws InvalidInputError
     */
    async record({ profileId, modelVersion, rails }: ShownPage): Promise<boolean> {
      const shown = joinedByKind(checked(rails));
      if (!isId(modelVersion)) return false;
      return impressions.record({
        profileId,
        modelId: modelVersion,
        assignment: assignmentOf(profileId),
        rails: shown,
        shownAt: clock.now(),
      });
    },
    recordPlay: (play: Play): Promise<void> => impressions.recordPlay(play),
    forget: (profileId: string, until: Date): Promise<void> => impressions.forget(profileId, until),
  };
}

function checked(rails: readonly ShownRail[]): readonly ShownRail[] {
  if (rails.length === 0 || rails.length > MOST_RAILS) {
    throw new InvalidInputError({ rails: `Send 1 to ${MOST_RAILS} rails at a time.` });
  }
  if (rails.some(({ titleIds }) => titleIds.length === 0 || titleIds.length > LARGEST_RAIL)) {
    throw new InvalidInputError({ rails: `Send 1 to ${LARGEST_RAIL} titles per rail.` });
  }
  if (!rails.every(({ titleIds }) => titleIds.every(isId))) {
    throw new InvalidInputError({ rails: 'Give titles by their ids.' });
  }
  return rails;
}

/** Merges rails of the same kind. */
function joinedByKind(rails: readonly ShownRail[]): ShownRail[] {
  return Array.from(
    groupBy(rails, ({ kind }) => kind),
    ([kind, alike]) => ({ kind, titleIds: [...new Set(alike.flatMap(({ titleIds }) => titleIds))] }),
  );
}
