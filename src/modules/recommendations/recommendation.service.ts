import type { Clock } from '../../shared/clock.js';
import { decodeCursor, encodeCursor } from '../../shared/cursor.js';
import { NotFoundError } from '../../shared/domain-error.js';
import { newId } from '../../shared/ids.js';
import { ADULT_AGE } from '../../shared/maturity-scale.js';
import { type Page, type PageRequest, toPage } from '../../shared/page.js';
import type { ClosedNumbers, ClosedTitlesReader } from './closed-titles.js';
import { featuresOf } from './domain/feature-vectors.js';
import type { Ranking } from './domain/hybrid-recommender.js';
import { explainRanking, type Recommendation } from './domain/recommendation.js';
import type { RecommendationPlan } from './domain/recommendation-plans.js';
import { chartIn } from './domain/regional-trends.js';
import { type SimilarTitle, similarTitles } from './domain/similar-titles.js';
import type { TitleIndex } from './domain/title-index.js';
import type { TrendingWindow } from './domain/trends.js';
import type { ModelFeed } from './model-feed.js';
import type { ProfileReader, ProfileTastes } from './profile-taste.js';
import type { RankedList, RankedLists } from './ranked-lists.js';
import type { RefreshAnnouncer, RefreshReason } from './refresh-announcer.js';
import type { SuitableTitlesReader } from './suitable-titles.js';
import type { ViewerRegions } from './viewer-regions.js';

/** A recommendation and the list it comes from. */
export interface ListedRecommendation
  extends Recommendation,
    Pick<RankedList, 'modelVersion' | 'generatedAt' | 'arm'> {}

export interface TrendingTitle {
  readonly titleId: string;
  readonly score: number;
  readonly views: number;
}

/** Filters of a trending list. */
export interface TrendingRequest {
  readonly window: TrendingWindow;
  /** Null: all genres. */
  readonly genreId: string | null;
  /** Of the request, ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  readonly first: number;
}

export interface RecommendationService {
  /**
   * @param region of the request, ISO 3166-1 alpha-2; null if unknown
   * @throws NotFoundError for an unknown profile, InvalidInputError for a foreign cursor
   */
  recommend(
    profileId: string,
    plan: RecommendationPlan,
    page: PageRequest,
    region?: string | null,
  ): Promise<Page<ListedRecommendation>>;
  /**
   * Empty for a title that the model does not know (yet), or that may not be seen. For a profile, only titles that it
   * may see.
   */
  similarTitles(
    titleId: string,
    first: number,
    profileId: string | null,
    region?: string | null,
  ): Promise<SimilarTitle[]>;
  /** For a profile, only titles that it may see. Empty for an unknown genre. */
  trending(request: TrendingRequest, profileId: string | null): Promise<TrendingTitle[]>;
  /** Recomputes and caches a profile's recommendations, and notifies its devices. */
  refreshProfile(profileId: string, reason: RefreshReason): Promise<void>;
}

export interface RecommendationServiceDependencies {
  readonly profiles: ProfileReader;
  readonly closedTitles: ClosedTitlesReader;
  readonly closedNumbers: ClosedNumbers;
  readonly suitableTitles: SuitableTitlesReader;
  readonly tastes: ProfileTastes;
  readonly lists: RankedLists;
  readonly models: Pick<ModelFeed, 'current'>;
  readonly announcer: RefreshAnnouncer;
  readonly regions: Pick<ViewerRegions, 'ofProfile'>;
  readonly clock: Clock;
}

export function createRecommendationService(
  dependencies: RecommendationServiceDependencies,
): RecommendationService {
  const { profiles, closedTitles, closedNumbers, tastes, lists, models, announcer, regions, clock } =
    dependencies;

  /**
   * The items of a list that the profile may see by the titles' current ratings; all of them for adults or no profile.
   */
  async function suitableOf<Listed extends { readonly titleId: string }>(
    profileId: string | null,
    listed: readonly Listed[],
  ): Promise<Listed[]> {
    const profile = profileId === null ? null : await profiles.find(profileId);
    if (profile === null || profile.maturityLimit >= ADULT_AGE) return [...listed];
    const ids = listed.map(({ titleId }) => titleId);
    const suitable = await dependencies.suitableTitles(ids, profile.maturityLimit);
    return listed.filter(({ titleId }) => suitable.has(titleId));
  }

  /** What the profile, or any visitor, may see in a region now. */
  async function suitabilityFor(
    profileId: string | null,
    region: string | null,
  ): Promise<(title: number) => boolean> {
    const [profile, closedThere] = await Promise.all([
      profileId === null ? null : profiles.find(profileId),
      closedTitles(region),
    ]);
    if (profileId !== null && profile === null) throw new NotFoundError('The profile');
    const limit = profile?.maturityLimit ?? ADULT_AGE;
    const { titles } = models.current();
    const closed = closedNumbers(closedThere, titles);
    return (title) => titles.minimumAges[title]! <= limit && !closed.has(title);
  }

  return {
    async recommend(profileId, plan, { first, after }, region = null) {
      const snapshot = await tastes.of(profileId, region);
      const { ranking, modelVersion, generatedAt, arm } = await lists.of(snapshot, plan);
      const { model } = snapshot;
      const start = after === null ? 0 : positionAfter(after, ranking, model.titles);
      const shown = explainRanking(model, await snapshot.taste(), ranking, start, start + first + 1);
      const listed = shown.map((recommendation) =>
        Object.assign(recommendation, { modelVersion, generatedAt, arm }),
      );
      const page = toPage(listed, first, cursorOf);
      const nodes = new Set(
        await suitableOf(
          profileId,
          page.edges.map(({ node }) => node),
        ),
      );
      const edges = page.edges.filter(({ node }) => nodes.has(node));
      return { ...page, edges, totalCount: ranking.titles.length };
    },

    async similarTitles(titleId, first, profileId, region = null) {
      const isSuitable = await suitabilityFor(profileId, region);
      const model = models.current();
      const title = model.titles.indexOf(titleId);
      // Similar titles would reveal what a hidden title is about.
      if (title === undefined || !isSuitable(title)) return [];
      return suitableOf(profileId, similarTitles(model, title, first, isSuitable));
    },

    async trending({ window, genreId, region, first }, profileId) {
      const isSuitable = await suitabilityFor(profileId, region);
      const model = models.current();
      const { titles } = model;
      const { order, scores, views } = chartIn(region, window, model);
      const belongs = belongingTo(genreId, titles);
      const shown = order.filter((title) => isSuitable(title) && belongs(title)).subarray(0, first);
      const trending = Array.from(shown, (title) => ({
        titleId: titles.ids[title]!,
        score: scores[title]!,
        views: views[title]!,
      }));
      return suitableOf(profileId, trending);
    },

    async refreshProfile(profileId, reason) {
      // Deleted since the request: nobody waits for the result.
      if ((await profiles.find(profileId)) === null) return;
      const region = await regions.ofProfile(profileId);
      const { modelVersion } = await lists.of(await tastes.of(profileId, region), 'HYBRID');
      const payload = { profileId, modelVersion, reason };
      await announcer.announce({ id: newId(), occurredAt: clock.now(), payload });
    },
  };
}

function belongingTo(genreId: string | null, titles: TitleIndex): (title: number) => boolean {
  if (genreId === null) return () => true;
  const [genre] = titles.genresKnown([genreId]);
  if (genre === undefined) return () => false;
  return (title) => featuresOf(titles.aspects.genres, title).includes(genre);
}

function cursorOf({ rank, titleId }: Recommendation): string {
  return encodeCursor([rank, titleId]);
}

/** After the same title if it is still listed, otherwise after the same rank. */
function positionAfter(cursor: string, { titles }: Ranking, index: TitleIndex): number {
  const [rank, titleId] = decodeCursor(cursor, ['number', 'string']);
  const title = index.indexOf(String(titleId));
  const position = title === undefined ? -1 : titles.indexOf(title);
  return position === -1 ? Math.max(0, Math.trunc(Number(rank))) : position + 1;
}
