import { useQuery } from '@apollo/client/react';
import type { TitleDetailsFragment } from '../generated/graphql.js';
import { ContinueWatching } from '../home/home.graphql.js';
import { positionText } from './duration.js';
import { firstEpisode } from './first-episode.js';

export interface PlayTarget {
  /** What is to be played: the title, or an episode of it. */
  readonly id: string;
  readonly label: string;
}

/** What the play button of a title plays, and from where: what was begun goes on. Null where there is nothing to play. */
export function usePlayTarget(title: TitleDetailsFragment, profileId: string): PlayTarget | null {
  const { data } = useQuery(ContinueWatching, { variables: { profileId } });
  const begun = data?.continueWatching.edges.find(
    ({ node }) => node.title?.id === title.id || node.playable?.id === title.id,
  )?.node;
  if ('seasons' in title) {
    const next = begun?.playable;
    if (next && 'seasonNumber' in next) {
      return { id: next.id, label: `Go on: S${next.seasonNumber} E${next.episodeNumber}` };
    }
    const first = firstEpisode(title.seasons);
    return first ? { id: first.id, label: 'Play the first episode' } : null;
  }
  const position = begun?.playable?.id === title.id ? begun.progress?.positionSeconds : undefined;
  return { id: title.id, label: position ? `Go on at ${positionText(position)}` : 'Play' };
}
