import { useQuery } from '@apollo/client/react';
import { Stack, Text } from '@mantine/core';
import { ErrorNotice } from '../errors/error-notice.js';
import type { TitleKind } from '../generated/graphql.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { MoreButton } from '../shell/more-button.js';
import { PosterGrid } from '../titles/poster-grid.js';
import { FacetChips } from './facet-chips.js';
import { NothingFound } from './nothing-found.js';
import { Search } from './search.graphql.js';
import { filterOf, type SearchTerms } from './search-terms.js';

const KIND_NAMES: Readonly<Record<TitleKind, string>> = {
  MOVIE: 'Films',
  SERIES: 'Series',
  EPISODE: 'Episodes',
};

export interface FoundProps {
  readonly query: string;
  readonly terms: SearchTerms;
  readonly onChange: (changed: Partial<SearchTerms>) => void;
}

/** What answers a query, the best first, and by what it can be narrowed down. */
export function Found({ query, terms, onChange }: FoundProps) {
  const { profile } = useCurrentProfile();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(Search, {
    variables: { query, filter: filterOf(terms), profileId: profile.id },
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  // What was found before stays until the next answer is there: nothing jumps while one types.
  const shown = (data ?? previousData)?.search;
  if (!shown) return <Loading />;
  const { totalCount, edges, pageInfo, facets } = shown;
  return (
    <Stack gap="md" aria-busy={loading}>
      <Text role="status" c="dimmed">
        {totalCount === 1 ? 'One title' : `${totalCount} titles`} for “<bdi>{query}</bdi>”
      </Text>
      <FacetChips
        name="Kind"
        facets={facets.kinds.map(({ kind, count }) => ({ value: kind, name: KIND_NAMES[kind], count }))}
        chosen={terms.kind}
        onChoose={(kind) => onChange({ kind: kind as TitleKind | null })}
      />
      <FacetChips
        name="Genre"
        facets={facets.genres.map(({ genre, count }) => ({ value: genre.id, name: genre.name, count }))}
        chosen={terms.genreId}
        onChoose={(genreId) => onChange({ genreId })}
      />
      <FacetChips
        name="Decade"
        facets={facets.decades.map(({ decade, count }) => ({
          value: `${decade}`,
          name: `${decade}s`,
          count,
        }))}
        chosen={terms.decade === null ? null : String(terms.decade)}
        onChoose={(decade) => onChange({ decade: decade === null ? null : Number(decade) })}
      />
      {edges.length === 0 && <NothingFound terms={terms} onChange={onChange} />}
      <PosterGrid titles={edges.map(({ node }) => node)} />
      <MoreButton
        mt={0}
        mx="auto"
        pageInfo={pageInfo}
        isLoading={loading}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </Stack>
  );
}
