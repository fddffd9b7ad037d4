import type { ApolloClient } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { tellUndone } from '../errors/tell-undone.js';
import type { Opinion, ProfileTitleCardFragment } from '../generated/graphql.js';
import { RateTitle, RemoveRating } from './title-page.graphql.js';
import { Rated } from './titles.graphql.js';

export type RatedTitle = Pick<ProfileTitleCardFragment, 'id' | 'myRating'>;

/** Says what a profile thinks of a title, or takes it back where it is what it thinks already. */
export function useOpinion(title: RatedTitle, profileId: string): (opinion: Opinion) => void {
  const onError = (error: Error) => tellUndone('Your opinion is as it was', error);
  const note = (cache: ApolloClient['cache'], myRating: RatedTitle['myRating']) => {
    const id = cache.identify(title);
    cache.writeFragment({ id, fragment: Rated, variables: { profileId }, data: { myRating } });
  };
  const [rate, rating] = useMutation(RateTitle, {
    onError,
    onCompleted: () => void notifications.show({ message: 'Noted. Your recommendations follow.' }),
    update: (cache, { data }) => note(cache, data?.rateTitle ?? null),
  });
  const [remove, removing] = useMutation(RemoveRating, {
    onError,
    onCompleted: () => void notifications.show({ message: 'Taken back. Your recommendations follow.' }),
    update: (cache) => note(cache, null),
  });

  return (opinion) => {
    // Two opinions could come to the service in the other order.
    if (rating.loading || removing.loading) return;
    const subject = { titleId: title.id, profileId };
    if (title.myRating?.opinion === opinion) {
      void remove({ variables: { input: subject }, optimisticResponse: { removeRating: null } });
      return;
    }
    void rate({
      variables: { input: { ...subject, opinion } },
      optimisticResponse: { rateTitle: { __typename: 'Rating', opinion } },
    });
  };
}
