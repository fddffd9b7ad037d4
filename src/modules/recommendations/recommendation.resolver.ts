import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import { profileAskedFor, type RequestContext } from '../../graphql/context.js';
import { Detail } from '../../graphql/rest/rest-fields.js';
import type { Page } from '../../shared/page.js';
import { type CatalogContext, TitleType, titleFieldResolver } from '../catalog/index.js';
import type { RecommendationPlan } from './domain/recommendation-plans.js';
import type { TrendingWindow } from './domain/trends.js';
import type { ListedRecommendation, RecommendationService } from './recommendation.service.js';
import {
  BecauseType,
  RecommendationConnectionType,
  RecommendationPlanEnum,
  RecommendationType,
  SimilarTitleType,
  TrendingTitleType,
  TrendingWindowEnum,
} from './recommendation.types.js';

@Resolver()
export class RecommendationResolver {
  constructor(private readonly service: RecommendationService) {}

  @Query(() => RecommendationConnectionType, {
    description:
      'Recommended titles for a profile, best first, without those it knows, those above its maturity limit, and those not available here and now.',
  })
  async recommendations(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('strategy', () => RecommendationPlanEnum, { defaultValue: 'HYBRID' }) strategy: RecommendationPlan,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { region }: RequestContext,
  ): Promise<Connection<RecommendationType>> {
    return presentRecommendations(
      await this.service.recommend(profileId, strategy, pageRequest(first, after), region),
    );
  }

  @Query(() => [SimilarTitleType], {
    description:
      'Similar titles: first by shared viewers, then by genre. With a profile, only what it may see.',
  })
  similarTitles(
    @Arg('titleId', () => ID) titleId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<SimilarTitleType[]> {
    const count = pageRequest(first, null).first;
    return this.service.similarTitles(titleId, count, profileAskedFor(profileId, context), context.region);
  }

  @Query(() => [TrendingTitleType], {
    description:
      "Trending titles, of all genres or one, weighted toward the caller's region. With a profile, only what it may see.",
  })
  trending(
    @Arg('window', () => TrendingWindowEnum, { defaultValue: 'WEEK' }) window: TrendingWindow,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('genreId', () => ID, { nullable: true }) genreId: string | null | undefined,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<TrendingTitleType[]> {
    const { region } = context;
    const request = { window, region, genreId: genreId ?? null, first: pageRequest(first, null).first };
    return this.service.trending(request, profileAskedFor(profileId, context));
  }
}

@Resolver(() => BecauseType)
export class BecauseResolver {
  @Detail()
  @FieldResolver(() => TitleType, {
    nullable: true,
    description: 'The title that the reason is about, if any.',
  })
  title(@Root() { titleId }: BecauseType, @Ctx() context: CatalogContext) {
    return titleId === null ? null : context.loaders.titleById.load(titleId);
  }
}

/** One resolver for each type that names a title. */
export const recommendationTitleResolvers = [RecommendationType, SimilarTitleType, TrendingTitleType].map(
  titleFieldResolver,
);

export function presentRecommendations(page: Page<ListedRecommendation>): Connection<RecommendationType> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: presentRecommendation(node) }));
  return toConnection({ ...page, edges });
}

function presentRecommendation(recommendation: ListedRecommendation): RecommendationType {
  return { ...recommendation, generatedAt: new Date(recommendation.generatedAt) };
}
