import type { ApolloCache } from '@apollo/client';
import type { ProfileTitleCardFragment } from '../generated/graphql.js';
import { Watchlist } from './title-page.graphql.js';
import { Listed, ProfileTitleCard } from './titles.graphql.js';

export interface ListedChange {
  readonly title: Pick<ProfileTitleCardFragment, 'id' | 'kind'>;
  readonly profileId: string;
  readonly isListed: boolean;
}

/** Has the cache know that a title is on the list of a profile, or no longer; what is on the list at first stands first. */
export function noteListed(cache: ApolloCache, { title, profileId, isListed }: ListedChange): void {
  const id = cache.identify(title);
  const variables = { profileId };
  cache.writeFragment({ id, fragment: Listed, variables, data: { onWatchlist: isListed } });
  // An episode is on the list as its series, which the list is asked for.
  if (title.kind === 'EPISODE') return;
  const card = cache.readFragment({
    id,
    fragment: ProfileTitleCard,
    fragmentName: 'ProfileTitleCard',
    variables,
  });
  cache.updateQuery({ query: Watchlist, variables }, (answer) => {
    if (!answer || !card) return answer;
    const others = answer.watchlist.edges.filter(({ node }) => node.id !== title.id);
    const edges = isListed ? [{ cursor: '', node: card }, ...others] : others;
    return { watchlist: { ...answer.watchlist, edges } };
  });
}
