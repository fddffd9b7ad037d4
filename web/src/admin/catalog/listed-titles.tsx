import { useQuery } from '@apollo/client/react';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import type { TitleStatus } from '../generated/graphql.js';
import { AdminTitles } from './catalog.graphql.js';
import { TitleTable } from './title-table.js';

export interface ListedTitlesProps {
  /** Null for any. */
  readonly status: TitleStatus | null;
  /** Words of names; null for any. */
  readonly query: string | null;
}

/** Titles in one state, or in any, whose names have some words. */
export function ListedTitles({ status, query }: ListedTitlesProps) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AdminTitles, {
    variables: { status, query },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Loaded data={(data ?? previousData)?.admin.titles} error={error} onRetry={refetch}>
      {({ edges, pageInfo }) => (
        <>
          <TitleTable
            titles={edges.map(({ node }) => node)}
            empty={query === null ? 'No title is in this state.' : 'No name has all these words.'}
          />
          <MoreButton
            pageInfo={pageInfo}
            isLoading={loading}
            onMore={(after) => fetchMore({ variables: { after } })}
          />
        </>
      )}
    </Loaded>
  );
}
