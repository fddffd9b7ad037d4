import { ActionIcon } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import type { ProfileTitleCardFragment } from '../generated/graphql.js';
import classes from './poster.module.css';
import { useWatchlistToggle } from './use-watchlist-toggle.js';

export interface PosterToggleProps {
  readonly title: ProfileTitleCardFragment;
}

/** Puts the title of a poster on the list of who watches, or takes it off. */
export function PosterToggle({ title }: PosterToggleProps) {
  const toggle = useWatchlistToggle(title);
  const Icon = title.onWatchlist ? IconCheck : IconPlus;
  return (
    <ActionIcon
      className={classes.toggle}
      size={32}
      radius="xl"
      variant="filled"
      color="dark"
      aria-label={`${title.name} on my list`}
      aria-pressed={title.onWatchlist}
      title={title.onWatchlist ? 'Take it off my list' : 'Put it on my list'}
      onClick={toggle}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}
