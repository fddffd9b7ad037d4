import { armOf, type Experiment } from '../../src/modules/recommendations/domain/experiment.js';
import { newId } from '../../src/shared/ids.js';
import type { StartRecommendationExperimentInput } from '../generated/graphql.js';
import * as administration from './admin-operations.js';
import type { GraphqlClient } from './graphql-client.js';
import type { Platform } from './platform.js';
import type { Story, Viewer } from './story.js';
import type { Watcher } from './watching.js';

export type Participant = Watcher & { readonly viewer: Viewer };

/** Experiments with recommendations, for a test. */
export async function createExperiments(platform: Platform, story: Story, admin: GraphqlClient) {
  const viewer = await story.viewer();

  async function start(input: StartRecommendationExperimentInput): Promise<Experiment> {
    const { startRecommendationExperiment } = await admin.send(administration.StartRecommendationExperiment, {
      input,
    });
    const { arms, ...experiment } = startRecommendationExperiment;
    return { ...experiment, arms: arms.map(({ voices, ...arm }) => ({ ...arm, weights: voices })) };
  }

  async function end(experimentId: string) {
    const answer = await admin.send(administration.EndRecommendationExperiment, { experimentId });
    return answer.endRecommendationExperiment;
  }

  /** Another profile of the same account. Its id decides about its arm, and the API does not allow choosing one. */
  async function someone(id = newId()): Promise<Participant> {
    await platform.engine.database.prisma.profile.create({
      data: { id, accountId: viewer.accountId, name: id, avatar: 'fox', createdAt: platform.clock.now() },
    });
    return { viewer, profile: { id } };
  }

  return {
    start,
    end,
    someone,

    /** A profile that an experiment assigns to an arm, or, if that is null, leaves out. */
    someoneIn(experiment: Experiment, arm: string | null): Promise<Participant> {
      let id = newId();
      while ((armOf(experiment, id)?.name ?? null) !== arm) id = newId();
      return someone(id);
    },

    /** Runs work during an experiment. */
    async during<Result>(
      input: StartRecommendationExperimentInput,
      act: (experiment: Experiment) => Promise<Result>,
    ): Promise<Result> {
      const experiment = await start(input);
      try {
        return await act(experiment);
      } finally {
        await end(experiment.id);
      }
    },

    async named(name: string) {
      const { recommendationExperiments } = (await admin.send(administration.RecommendationExperiments))
        .admin;
      return recommendationExperiments.find((experiment) => experiment.name === name);
    },
  };
}
