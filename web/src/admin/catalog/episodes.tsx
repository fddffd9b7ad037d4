import { useQuery } from '@apollo/client/react';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import { EpisodeTable } from './episode-table.js';
import { AdminEpisodes } from './seasons.graphql.js';

export interface EpisodesProps {
  readonly seriesId: string;
  readonly seasonNumber: number;
}

/** The episodes of a season, each leading to where it is edited. */
export function Episodes({ seriesId, seasonNumber }: EpisodesProps) {
  const { data, error, loading, refetch, fetchMore } = useQuery(AdminEpisodes, {
    variables: { seriesId, seasonNumber },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Loaded data={data?.admin.episodes} error={error} onRetry={refetch}>
      {({ edges, pageInfo }) => (
        <>
          <EpisodeTable seasonNumber={seasonNumber} episodes={edges.map(({ node }) => node)} />
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
