import { useQuery } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import { ErrorNotice } from '../errors/error-notice.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { MoreButton } from '../shell/more-button.js';
import { PosterGrid } from '../titles/poster-grid.js';
import { FacetChips } from './facet-chips.js';
import { NothingFound } from './nothing-found.js';
import { Browse } from './search.graphql.js';
import { filterOf, type SearchTerms } from './search-terms.js';

export interface BrowsingProps {
  readonly terms: SearchTerms;
  readonly onChange: (changed: Partial<SearchTerms>) => void;
}

/** What there is, the most popular first, genre by genre. */
export function Browsing({ terms, onChange }: BrowsingProps) {
  const { profile } = useCurrentProfile();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(Browse, {
    variables: { filter: filterOf(terms), profileId: profile.id },
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  const shown = data ?? previousData;
  if (!shown) return <Loading />;
  const { edges, pageInfo } = shown.titles;
  return (
    <Stack gap="lg" aria-busy={loading}>
      <FacetChips
        name="Genre"
        facets={shown.genres.map(({ id, name }) => ({ value: id, name }))}
        chosen={terms.genreId}
        onChoose={(genreId) => onChange({ genreId })}
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
