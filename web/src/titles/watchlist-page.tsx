import { useQuery } from '@apollo/client/react';
import { Button, Container, Title } from '@mantine/core';
import IconBookmark from '@tabler/icons-react/icons/IconBookmark';
import { Link } from 'react-router';
import { Message } from '../errors/message.js';
import { PageFailure } from '../errors/page-failure.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { MoreButton } from '../shell/more-button.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { PosterGrid } from './poster-grid.js';
import { Watchlist } from './title-page.graphql.js';

/** What the profile means to watch, the latest added first. */
export function WatchlistPage() {
  usePageTitle('My list');
  const { profile } = useCurrentProfile();
  const { data, error, loading, refetch, fetchMore } = useQuery(Watchlist, {
    variables: { profileId: profile.id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && error) return <PageFailure error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const { edges, pageInfo } = data.watchlist;
  if (edges.length === 0) {
    return (
      <Message
        icon={<IconBookmark size={36} />}
        title="Your list is empty"
        text="Put on it what you mean to watch, from the page of a title."
      >
        <Button component={Link} to="/search">
          Look around
        </Button>
      </Message>
    );
  }
  return (
    <Container fluid px={{ base: 'md', sm: 'xl' }} py="xl">
      <Title order={1} mb="lg">
        My list
      </Title>
      <PosterGrid titles={edges.map(({ node }) => node)} />
      <MoreButton
        mt="xl"
        pageInfo={pageInfo}
        isLoading={loading}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </Container>
  );
}
