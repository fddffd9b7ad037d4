import type { ApolloCache } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Text } from '@mantine/core';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import IconX from '@tabler/icons-react/icons/IconX';
import { Link } from 'react-router';
import { tellUndone } from '../errors/tell-undone.js';
import type { ContinueWatchingPartsFragment } from '../generated/graphql.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { lengthText } from '../titles/duration.js';
import { Rail } from '../titles/rail.js';
import classes from './continue-watching-rail.module.css';
import { ContinueWatching, RemoveFromContinueWatching } from './home.graphql.js';

/** What was begun, and how far; the bars move while it is being watched anywhere. */
export function ContinueWatchingRail() {
  const { profile } = useCurrentProfile();
  const { data } = useQuery(ContinueWatching, { variables: { profileId: profile.id } });
  const items = data?.continueWatching.edges.map(({ node }) => node) ?? [];
  if (items.length === 0) return null;
  return (
    <div className={classes.wide}>
      <Rail title="Continue watching">
        {items.map((item) => (
          <Item key={item.title?.id} item={item} profileId={profile.id} />
        ))}
      </Rail>
    </div>
  );
}

interface ItemProps {
  readonly item: ContinueWatchingPartsFragment;
  readonly profileId: string;
}

function Item({ item, profileId }: ItemProps) {
  const { title, playable, progress } = item;
  const [remove] = useMutation(RemoveFromContinueWatching, {
    refetchQueries: [ContinueWatching],
    onError: (error) => tellUndone('Continue watching is as it was', error),
    update: (cache) => takeOut(cache, { profileId, titleId: title?.id }),
  });
  if (!title || !playable) return null;
  const share = progress ? progress.positionSeconds / progress.durationSeconds : 0;
  return (
    <li className={classes.item}>
      <Link to={`/watch/${playable.id}`} className={classes.link}>
        <span className={classes.frame}>
          <img src={title.artwork.backdropUrl} alt="" loading="lazy" width={1280} height={720} />
          <span className={classes.play} aria-hidden>
            <IconPlayerPlayFilled size={22} />
          </span>
          <span
            className={classes.bar}
            role="progressbar"
            aria-label={`Seen of ${title.name}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
          >
            <span style={{ width: `${share * 100}%` }} />
          </span>
        </span>
        <Text span className={classes.name} truncate dir="auto">
          {title.name}
        </Text>
        <Text span className={classes.about} truncate>
          <About {...item} />
        </Text>
      </Link>
      <ActionIcon
        className={classes.remove}
        size="sm"
        radius="xl"
        variant="filled"
        color="dark"
        aria-label={`Take ${title.name} from Continue watching`}
        onClick={() =>
          void remove({
            variables: { input: { profileId, titleId: title.id } },
            optimisticResponse: { removeFromContinueWatching: null },
          })
        }
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** It is gone at once, and there again where the service does not take it out. */
function takeOut(cache: ApolloCache, gone: { readonly profileId: string; readonly titleId?: string }): void {
  const query = { query: ContinueWatching, variables: { profileId: gone.profileId } };
  cache.updateQuery(query, (answer) => {
    if (!answer) return answer;
    const edges = answer.continueWatching.edges.filter(({ node }) => node.title?.id !== gone.titleId);
    return { continueWatching: { ...answer.continueWatching, edges } };
  });
}

function About({ playable, progress, reason }: ContinueWatchingPartsFragment) {
  const left = progress ? `${lengthText(progress.durationSeconds - progress.positionSeconds)} left` : '';
  if (!playable || !('seasonNumber' in playable)) return left;
  const isNext = reason === 'NEXT_EPISODE';
  return (
    <>
      {isNext && 'Next: '}S{playable.seasonNumber} E{playable.episodeNumber} <bdi>{playable.name}</bdi>
      {!isNext && left && ` · ${left}`}
    </>
  );
}
