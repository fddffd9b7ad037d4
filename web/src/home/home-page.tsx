import { useQuery, useSubscription } from '@apollo/client/react';
import { Box, Skeleton } from '@mantine/core';
import { PageFailure } from '../errors/page-failure.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { ContinueWatching, Home, RecommendationsRefreshed } from './home.graphql.js';
import { HomeContent } from './home-content.js';

/** What this profile may want to watch now, and why; it renews itself when there is something new to recommend. */
export function HomePage() {
  usePageTitle(null);
  const { profile } = useCurrentProfile();
  const variables = { profileId: profile.id };
  const { data, error, refetch } = useQuery(Home, { variables, fetchPolicy: 'cache-and-network' });
  // Asked for at the same time, so that the page does not jump when it comes.
  const begun = useQuery(ContinueWatching, { variables, fetchPolicy: 'cache-and-network' });
  useSubscription(RecommendationsRefreshed, {
    variables,
    onData({ client }) {
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'recommendations' });
      void refetch();
    },
  });

  if (!data && error) return <PageFailure error={error} onRetry={refetch} />;
  if (!data || (begun.loading && !begun.data)) return <HomeSkeleton />;
  return <HomeContent home={data.home} />;
}

function HomeSkeleton() {
  return (
    <Box role="status" aria-label="Loading">
      <Skeleton h={{ base: 360, sm: 460 }} radius={0} />
      {[1, 2].map((row) => (
        <Box key={row} px={{ base: 'md', sm: 'xl' }} mt="xl">
          <Skeleton h={24} w={220} />
          <Skeleton h={240} mt="md" />
        </Box>
      ))}
    </Box>
  );
}
