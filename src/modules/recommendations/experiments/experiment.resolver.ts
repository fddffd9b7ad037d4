import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import type { ExperimentService } from './experiment.service.js';
import { ExperimentArmType, ExperimentType, StartExperimentInput } from './experiment.types.js';

@Resolver(() => AdminType)
export class ExperimentResolver {
  constructor(private readonly service: ExperimentService) {}

  @FieldResolver(() => [ExperimentType], {
    description: 'The latest 50 experiments with recommendations, the last one first.',
  })
  recommendationExperiments() {
    return this.service.list();
  }

  @Mutation(() => ExperimentType, {
    description:
      'Recommend to some profiles in other ways, in every process within seconds, to see in which way they play more. One experiment runs at a time: CONFLICT while another does. Audited.',
  })
  startRecommendationExperiment(
    @Arg('input', () => StartExperimentInput) input: StartExperimentInput,
    @Ctx() context: RequestContext,
  ) {
    const { name, share, arms, endsAt = null } = input;
    const plan = {
      name,
      share,
      arms: arms.map(({ diversity = null, exploration = null, ...arm }) => ({
        ...arm,
        diversity,
        exploration,
      })),
      endsAt,
    };
    return this.service.start(plan, actorOf(context));
  }

  @Mutation(() => ExperimentType, {
    description:
      'Serve everybody by what was learned again, in every process within seconds. What came of the experiment stays to be read. Audited.',
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
