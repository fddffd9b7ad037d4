import { Button } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { type ListedTitle, useWatchlistToggle } from './use-watchlist-toggle.js';

export interface WatchlistButtonProps {
  readonly title: ListedTitle;
}

/** Puts a title on the list of who watches, or takes it off. An episode goes there as its series. */
export function WatchlistButton({ title }: WatchlistButtonProps) {
  const toggle = useWatchlistToggle(title);
  const Icon = title.onWatchlist ? IconCheck : IconPlus;
  return (
    <Button
      variant="white"
      color="dark"
      size="md"
      aria-pressed={title.onWatchlist}
      leftSection={<Icon size={18} aria-hidden />}
      onClick={toggle}
    >
      My list
    </Button>
  );
}
