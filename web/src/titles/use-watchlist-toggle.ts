import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRef } from 'react';
import { tellUndone } from '../errors/tell-undone.js';
import type { ProfileTitleCardFragment } from '../generated/graphql.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { noteListed } from './note-listed.js';
import { AddToWatchlist, RemoveFromWatchlist } from './title-page.graphql.js';

export type ListedTitle = Pick<ProfileTitleCardFragment, 'id' | 'kind' | 'onWatchlist'>;

/**
 * Puts a title on the list of who watches, or takes it off; an episode goes there as its series. It is shown at once, and
 * taken back where the service does not do it.
 */
export function useWatchlistToggle(title: ListedTitle): () => void {
  const client = useApolloClient();
  const { profile } = useCurrentProfile();
  const isUnderWay = useRef(false);

  async function toggle(): Promise<void> {
    // Two of them could come to the service in the other order.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await setListed(client, title, profile.id);
    } catch (error) {
      tellUndone('Your list is as it was', error);
    } finally {
      isUnderWay.current = false;
    }
  }

  return () => void toggle();
}

/** The service answers the title that it listed, which may be the series: what is shown is noted from what was asked. */
async function setListed(client: ApolloClient, title: ListedTitle, profileId: string): Promise<void> {
  const isListed = !title.onWatchlist;
  const variables = { input: { titleId: title.id, profileId }, profileId };
  const update = (cache: ApolloClient['cache']) => noteListed(cache, { title, profileId, isListed });
  if (isListed) {
    const optimisticResponse = { addToWatchlist: null };
    await client.mutate({ mutation: AddToWatchlist, variables, optimisticResponse, update });
  } else {
    const optimisticResponse = { removeFromWatchlist: null };
    await client.mutate({ mutation: RemoveFromWatchlist, variables, optimisticResponse, update });
  }
}
