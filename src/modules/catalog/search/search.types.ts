import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfoType } from '../../../graphql/connection.js';
import type { TitleKind } from '../domain/title.js';
import { GenreType, TitleKindEnum, TitleType } from '../title.types.js';

export type SearchField = 'NAME' | 'PERSON';
const SearchFieldEnum: Record<SearchField, SearchField> = { NAME: 'NAME', PERSON: 'PERSON' };
registerEnumType(SearchFieldEnum, {
  name: 'SearchField',
  description: 'A match in the name of a title, or of a person who made it.',
});

@ObjectType('SearchFragment', { simpleResolvers: true })
export class SearchFragmentType {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean, { description: 'Whether this part matches the query.' })
  isMatch!: boolean;
}

@ObjectType('SearchHighlight', {
  description: 'A matched text, split into matching and other parts.',
  simpleResolvers: true,
})
export class SearchHighlightType {
  @Field(() => SearchFieldEnum)
  field!: SearchField;

  @Field(() => [SearchFragmentType], { description: 'Joined, they are the whole text.' })
  fragments!: readonly SearchFragmentType[];
}

@ObjectType('SearchEdge', { description: 'A search result.', simpleResolvers: true })
export class SearchEdgeType {
  @Field(() => String, { description: 'An opaque cursor for this entry.' })
  cursor!: string;

  @Field(() => TitleType)
  node!: TitleType;

  @Field(() => Float, { description: 'How well it matches the query, 0 to 1.' })
  score!: number;

  highlights?: readonly SearchHighlightType[];
}

@ObjectType('GenreFacet', { simpleResolvers: true })
export class GenreFacetType {
  @Field(() => GenreType)
  genre!: GenreType;

  @Field(() => Int)
  count!: number;
}

@ObjectType('KindFacet', { simpleResolvers: true })
export class KindFacetType {
  @Field(() => TitleKindEnum)
  kind!: TitleKind;

  @Field(() => Int)
  count!: number;
}

@ObjectType('DecadeFacet', { simpleResolvers: true })
export class DecadeFacetType {
  @Field(() => Int, { description: 'Its first year, such as 1990.' })
  decade!: number;

  @Field(() => Int)
  count!: number;
}

@ObjectType('SearchFacets', {
  description: 'The number of results by each value that they can be filtered by. Most frequent first.',
  simpleResolvers: true,
})
export class SearchFacetsType {
  @Field(() => [GenreFacetType])
  genres!: readonly GenreFacetType[];

  @Field(() => [KindFacetType])
  kinds!: readonly KindFacetType[];

  @Field(() => [DecadeFacetType])
  decades!: readonly DecadeFacetType[];
}

@ObjectType('SearchConnection', {
  description:
    'A page of search results, best match first. A query returns 150 titles at most, the most popular of those that match.',
  simpleResolvers: true,
})
export class SearchConnectionType {
  @Field(() => [SearchEdgeType])
  edges!: readonly SearchEdgeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'The number of results.' })
  totalCount!: number;

  @Field(() => SearchFacetsType)
  facets!: SearchFacetsType;
}
