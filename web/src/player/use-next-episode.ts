import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { EpisodeNameFragment } from '../generated/graphql.js';
import { episodesLeftOut, nextEpisode, type PlayableTitle } from './playable.js';
import { FurtherEpisodes } from './player.graphql.js';

/**
 * The episode after this one, across seasons; null where there is none, and while it is not known. A season that comes in
 * several pages is read on until it is: the cache adds them to the title.
 */
export function useNextEpisode(title: PlayableTitle, profileId: string): EpisodeNameFragment | null {
  const client = useApolloClient();
  const missing = episodesLeftOut(title);
  const { seriesId, number, after } = missing ?? {};

  useEffect(() => {
    if (seriesId === undefined || number === undefined) return;
    client
      .query({
        query: FurtherEpisodes,
        variables: { id: seriesId, profileId, number, after: after ?? null },
        fetchPolicy: 'network-only',
      })
      // The film plays without knowing what follows it.
      .catch(() => null);
  }, [client, profileId, seriesId, number, after]);

  return missing ? null : nextEpisode(title);
}
