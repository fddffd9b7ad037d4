import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { pageRequest } from '../../../graphql/connection.js';
import type { RequestContext } from '../../../graphql/context.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { decodeCursor, encodeCursor } from '../../../shared/cursor.js';
import type { PageRequest } from '../../../shared/page.js';
import type { Audiences } from '../audiences.js';
import type { CatalogService } from '../catalog.service.js';
import type { CatalogContext } from '../title.loaders.js';
import { TitleFilterInput } from '../title.types.js';
import { highlight } from './highlights.js';
import type { SearchService } from './search.service.js';
import {
  SearchConnectionType,
  SearchEdgeType,
  type SearchField,
  SearchHighlightType,
} from './search.types.js';
import { facetsOf } from './search-facets.js';
import type { RankedTitle } from './search-ranking.js';
import type { Term } from './search-terms.js';

type Context = RequestContext & CatalogContext;

/** The data of a search on its edges. */
interface Edge extends SearchEdgeType {
  readonly terms: readonly Term[];
}

@Resolver()
export class SearchResolver {
  constructor(
    private readonly searching: SearchService,
    private readonly catalog: CatalogService,
    private readonly audiences: Audiences,
  ) {}

  @Query(() => SearchConnectionType, {
    description:
      'Search for titles. Tolerates typos, incomplete words, missing accents and any word order, and also finds titles by the people who made them.',
  })
  @RateLimit({ name: 'search', most: 300, windowSeconds: 60, by: ['device'] })
  async search(
    @Arg('query', () => String, { description: 'At most 200 characters.' }) query: string,
    @Arg('filter', () => TitleFilterInput, { defaultValue: {} }) filter: TitleFilterInput,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<SearchConnectionType> {
    const request = pageRequest(first, after);
    const audience = await this.audiences.of(profileId, context);
    const { titles, terms } = await this.searching.search({ query, filter, audience });
    const page = pageOf(titles, request);
    const nodes = await Promise.all(
      page.map(({ candidate }) => context.loaders.titleById.load(candidate.id)),
    );
    const edges = page.flatMap((ranked, index): Edge[] => {
      const node = nodes[index];
      return node ? [{ cursor: cursorOf(ranked), node, score: ranked.score, terms }] : [];
    });
    const last = page.at(-1);
    return {
      edges,
      pageInfo: {
        hasNextPage: last !== undefined && last !== titles.at(-1),
        endCursor: last ? cursorOf(last) : null,
      },
      totalCount: titles.length,
      facets: facetsOf(titles, await this.catalog.genres(audience)),
    };
  }
}

@Resolver(() => SearchEdgeType)
export class SearchEdgeResolver {
  @FieldResolver(() => [SearchHighlightType], { description: 'Where the query matched.' })
  async highlights(
    @Root() { node, terms }: Edge,
    @Ctx() { loaders }: CatalogContext,
  ): Promise<SearchHighlightType[]> {
    const credits = await loaders.creditsByTitleId.load(node.id);
    const people = [...new Set(credits.map(({ name }) => name))];
    const texts: [SearchField, string][] = [
      ['NAME', node.name],
      ...people.map((name) => ['PERSON', name] as [SearchField, string]),
    ];
    return texts
      .map(([field, text]) => ({ field, fragments: highlight(text, terms) }))
      .filter(({ fragments }) => fragments.some(({ isMatch }) => isMatch));
  }
}

function cursorOf({ score, candidate }: RankedTitle): string {
  return encodeCursor([score, candidate.id]);
}

/** The results after the cursor by score, whether or not the cursor's title still exists. */
function pageOf(titles: readonly RankedTitle[], { first, after }: PageRequest): readonly RankedTitle[] {
  if (after === null) return titles.slice(0, first);
  const [score, id] = decodeCursor(after, ['number', 'string']) as [number, string];
  const isBeyond = (ranked: RankedTitle) =>
    ranked.score < score || (ranked.score === score && ranked.candidate.id < id);
  return titles.filter(isBeyond).slice(0, first);
}
