import { useSubscription } from '@apollo/client/react';
import type { WatchProgressUpdatedSubscription } from '../generated/graphql.js';
import { ContinueWatching, WatchProgressUpdated } from './home.graphql.js';

type Progress = WatchProgressUpdatedSubscription['watchProgressUpdated'];

/**
 * Keeps what is known of Continue Watching in step with every player of the profile, this one too: bars move, and what
 * begins or ends is asked for anew.
 */
export function useLiveProgress(profileId: string): void {
  useSubscription(WatchProgressUpdated, {
    variables: { profileId },
    onData({ client, data }) {
      const progress = data.data?.watchProgressUpdated;
      if (!progress) return;
      const query = { query: ContinueWatching, variables: { profileId } };
      const shown = client.cache.readQuery(query)?.continueWatching.edges;
      if (!shown) return;
      const isShown = shown.some(({ node }) => node.progress && node.playable?.id === progress.title?.id);
      if (!isShown || progress.state !== 'IN_PROGRESS') {
        client.query({ ...query, fetchPolicy: 'network-only' }).catch(() => null);
        return;
      }
      client.cache.updateQuery(
        query,
        (answer) =>
          answer && {
            continueWatching: {
              ...answer.continueWatching,
              edges: answer.continueWatching.edges.map((edge) => ({
                ...edge,
                node: movedOn(edge.node, progress),
              })),
            },
          },
      );
    },
  });
}

function movedOn<Item extends { playable?: { id: string } | null; progress?: object | null }>(
  item: Item,
  { title, positionSeconds, durationSeconds }: Progress,
): Item {
  if (item.playable?.id !== title?.id || !item.progress) return item;
  return { ...item, progress: { ...item.progress, positionSeconds, durationSeconds } };
}
