import type { ProgressEntryInput } from '../generated/graphql.js';
import * as operations from './operations.js';
import { readAllPages } from './paging.js';
import type { Platform } from './platform.js';
import type { Viewer } from './story.js';

/** A person with a profile who watches. */
export interface Watcher {
  readonly viewer: Pick<Viewer, 'client'>;
  readonly profile: { readonly id: string };
}

/** A player's report of its position, some seconds ago. */
export type Report = (
  titleId: string,
  positionSeconds: number,
  secondsAgo: number,
  sequence?: number,
) => ProgressEntryInput;

export function createReport({ clock }: Platform): Report {
  return (titleId, positionSeconds, secondsAgo, sequence = 0) => ({
    titleId,
    positionSeconds,
    sequence,
    observedAt: new Date(clock.now().getTime() - secondsAgo * 1000).toISOString(),
  });
}

export async function record({ viewer, profile }: Watcher, ...entries: readonly ProgressEntryInput[]) {
  const input = { profileId: profile.id, entries: [...entries] };
  return (await viewer.client.send(operations.RecordProgress, { input })).recordProgress;
}

/** The whole history, read in pages. */
export async function historyOf({ viewer, profile }: Watcher, first = 3) {
  return readAllPages(async (after) => {
    const variables = { profileId: profile.id, first, after };
    return (await viewer.client.send(operations.WatchHistory, variables)).watchHistory;
  });
}

/** The whole list of started titles, read in pages. */
export async function continueWatching({ viewer, profile }: Watcher, first = 3) {
  return readAllPages(async (after) => {
    const variables = { profileId: profile.id, first, after };
    return (await viewer.client.send(operations.ContinueWatching, variables)).continueWatching;
  });
}

/** The titles to continue: the title, what to play of it, and why. */
export async function continuedBy(watcher: Watcher) {
  const items = await continueWatching(watcher);
  return items.map(({ title, playable, reason }) => [title?.id, playable?.id, reason]);
}

export async function watchlistOf({ viewer, profile }: Watcher, first = 3): Promise<string[]> {
  const titles = await readAllPages(async (after) => {
    const variables = { profileId: profile.id, first, after };
    return (await viewer.client.send(operations.Watchlist, variables)).watchlist;
  });
  return titles.map(({ id }) => id);
}
