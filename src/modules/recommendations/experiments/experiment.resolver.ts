import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import type { ExperimentService } from './experiment.service.js';
import { ExperimentArmType, ExperimentType, StartExperimentInput } from './experiment.types.js';

@Resolver(() => AdminType)
export class ExperimentResolver {
  constructor(private readonly service: ExperimentService) {}

  @FieldResolver(() => [ExperimentType], {
    description: 'The latest 50 recommendation experiments, newest first.',
  })
  recommendationExperiments() {
    return this.service.list();
  }

  @Mutation(() => ExperimentType, {
    description:
      'Start an experiment that compares ways of recommending by how much profiles play, in every process within seconds. CONFLICT while another one runs. Audited.',
  })
  startRecommendationExperiment(
    @Arg('input', () => StartExperimentInput) input: StartExperimentInput,
    @Ctx() context: RequestContext,
  ) {
    const { name, share, arms, endsAt = null } = input;
    const plan = {
      name,
      share,
      arms: arms.map(({ voices, diversity = null, exploration = null, ...arm }) => ({
        ...arm,
        weights: voices,
        diversity,
        exploration,
      })),
      endsAt,
    };
    return this.service.start(plan, actorOf(context));
  }

  @Mutation(() => ExperimentType, {
    description:
      'End the experiment and serve everybody with the learned weights again, in every process within seconds. Its results remain available. Audited.',
  })
  endRecommendationExperiment(
    @Arg('experimentId', () => ID) experimentId: string,
    @Ctx() context: RequestContext,
  ) {
    return this.service.end(experimentId, actorOf(context));
  }
}

@Resolver(() => ExperimentType)
export class ExperimentArmsResolver {
  @FieldResolver(() => [ExperimentArmType])
  arms(@Root() { id, arms }: ExperimentType): ExperimentArmType[] {
    const first = arms[0]!.name;
    return arms.map((arm) => ({ experimentId: id, first, ...arm }));
  }
}
