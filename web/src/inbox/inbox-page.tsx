import type { ApolloCache } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import IconBell from '@tabler/icons-react/icons/IconBell';
import { ErrorNotice } from '../errors/error-notice.js';
import { Message } from '../errors/message.js';
import { tellUndone } from '../errors/tell-undone.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Loading } from '../shell/loading.js';
import { MoreButton } from '../shell/more-button.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { dateText } from '../titles/date-text.js';
import { Inbox, MarkNotificationsRead } from './inbox.graphql.js';

/** What the owner of the account was told, the latest first. It grows by itself while it is open. */
export function InboxPage() {
  usePageTitle('Inbox');
  const { me } = useCurrentProfile();
  const { data, error, loading, refetch, fetchMore } = useQuery(Inbox, { fetchPolicy: 'cache-and-network' });
  const [markRead] = useMutation(MarkNotificationsRead, {
    refetchQueries: [Inbox],
    onError: (failure) => tellUndone('They still count as new', failure),
    update: noteRead,
  });
  const { edges = [], pageInfo } = data?.notifications ?? {};
  if (data && !error && edges.length === 0) {
    return (
      <Message
        icon={<IconBell size={36} />}
        title="Your inbox is empty"
        text="What happens to your account is told here."
      />
    );
  }
  return (
    <Container size="md" py="xl">
      <Group justify="space-between">
        <Title order={1}>Inbox</Title>
        {me.unreadNotificationCount > 0 && (
          <Button
            variant="default"
            onClick={() =>
              void markRead({
                variables: { input: {} },
                optimisticResponse: {
                  markNotificationsRead: { __typename: 'Account', id: me.id, unreadNotificationCount: 0 },
                },
              })
            }
          >
            Mark all as read
          </Button>
        )}
      </Group>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && loading && <Loading />}
      <Stack mt="lg" component="ul" p={0} style={{ listStyle: 'none' }}>
        {edges.map(({ node }) => (
          <Paper key={node.id} component="li" withBorder p="lg" radius="lg">
            <Group justify="space-between" align="start">
              <Title order={2} size="h4">
                {node.title}
              </Title>
              <Group gap="xs">
                {!node.readAt && <Badge>New</Badge>}
                <Text c="dimmed" size="sm">
                  {dateText(node.createdAt)}
                </Text>
              </Group>
            </Group>
            <Text mt="xs" style={{ whiteSpace: 'pre-line' }}>
              {node.body}
            </Text>
          </Paper>
        ))}
      </Stack>
      <MoreButton
        mt="lg"
        pageInfo={pageInfo}
        isLoading={loading}
        onMore={(after) => fetchMore({ variables: { after } })}
      >
        Older ones
      </MoreButton>
    </Container>
  );
}

/** They look read at once, and new again where the service does not hear of it; when they were, it tells itself. */
function noteRead(cache: ApolloCache): void {
  const now = new Date().toISOString();
  cache.updateQuery({ query: Inbox }, (answer) => {
    if (!answer) return answer;
    const edges = answer.notifications.edges.map(({ node, ...edge }) => ({
      ...edge,
      node: { ...node, readAt: node.readAt ?? now },
    }));
    return { notifications: { ...answer.notifications, edges } };
  });
}
