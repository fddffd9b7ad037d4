import { useQuery } from '@apollo/client/react';
import { Box, Skeleton } from '@mantine/core';
import { useParams } from 'react-router';
import { NotShown } from '../errors/not-shown.js';
import { PageFailure } from '../errors/page-failure.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { Poster } from './poster.js';
import { Rail } from './rail.js';
import { SeasonList } from './season-list.js';
import { TitleHead } from './title-head.js';
import { TitlePage as Page } from './title-page.graphql.js';

/** A film, a series with its episodes, or an episode; and what is like it. */
export function TitlePage() {
  const { titleId = '' } = useParams();
  const { profile } = useCurrentProfile();
  const { data, error, refetch } = useQuery(Page, {
    variables: { id: titleId, profileId: profile.id },
    fetchPolicy: 'cache-and-network',
  });
  usePageTitle(data?.title?.name ?? 'A title');
  if (!data && error) return <PageFailure error={error} onRetry={refetch} />;
  if (!data) {
    return (
      <Box role="status" aria-label="Loading">
        <Skeleton h={{ base: 360, sm: 480 }} radius={0} />
      </Box>
    );
  }
  if (!data.title) return <NotShown />;
  const { title, similarTitles } = data;
  const similar = similarTitles.flatMap((entry) => (entry.title ? [entry.title] : []));
  return (
    <>
      <TitleHead key={title.id} title={title} profileId={profile.id} />
      {'seasons' in title && title.seasons.length > 0 && (
        <SeasonList
          key={`seasons ${title.id}`}
          seriesId={title.id}
          profileId={profile.id}
          seasons={title.seasons}
        />
      )}
      {similar.length > 0 && (
        <Rail title="More like this">
          {similar.map((card) => (
            <li key={card.id}>
              <Poster title={card} />
            </li>
          ))}
        </Rail>
      )}
    </>
  );
}
