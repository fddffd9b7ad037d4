import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfoType } from '../../../graphql/connection.js';
import type { TitleKind } from '../domain/title.js';
import { GenreType, TitleKindEnum, TitleType } from '../title.types.js';

export type SearchField = 'NAME' | 'PERSON';
const SearchFieldEnum: Record<SearchField, SearchField> = { NAME: 'NAME', PERSON: 'PERSON' };
registerEnumType(SearchFieldEnum, {
  name: 'SearchField',
  description: 'Where a query was found: in the name of a title, or of somebody who made it.',
});

@ObjectType('SearchFragment', { simpleResolvers: true })
export class SearchFragmentType {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean, { description: 'Whether it answers the query.' })
  isMatch!: boolean;
}

@ObjectType('SearchHighlight', {
  description: 'A text in which the query was found, cut into what answers it and what does not.',
  simpleResolvers: true,
})
export class SearchHighlightType {
  @Field(() => SearchFieldEnum)
  field!: SearchField;

  @Field(() => [SearchFragmentType], { description: 'Together they are the text.' })
  fragments!: readonly SearchFragmentType[];
}

@ObjectType('SearchEdge', { description: 'A title that was found.', simpleResolvers: true })
export class SearchEdgeType {
  @Field(() => String, { description: 'The place of this entry, opaque.' })
  cursor!: string;

  @Field(() => TitleType)
  node!: TitleType;

  @Field(() => Float, { description: 'How well it answers the query, 0 to 1.' })
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
  description: 'What was found, counted by what the filter could narrow it to. The most frequent first.',
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
    'A page of what was found, the best first. A query finds 150 titles at most, the most popular of those that fit.',
  simpleResolvers: true,
})
export class SearchConnectionType {
  @Field(() => [SearchEdgeType])
  edges!: readonly SearchEdgeType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'How many were found.' })
  totalCount!: number;

  @Field(() => SearchFacetsType)
  facets!: SearchFacetsType;
}
