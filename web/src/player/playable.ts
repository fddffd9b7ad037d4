import type { EpisodeNameFragment, PlayableQuery } from '../generated/graphql.js';

export type PlayableTitle = NonNullable<PlayableQuery['title']>;

/** Where leaving the player leads: to the title, or to the series of the episode. */
export function homeOf(title: PlayableTitle): string {
  const series = 'series' in title ? title.series : null;
  return `/title/${series?.id ?? title.id}`;
}

/** What stands above the picture: the name, and of an episode which one it is. */
export function headingOf(title: PlayableTitle): { readonly name: string; readonly episode: string | null } {
  if (!('seasonNumber' in title)) return { name: title.name, episode: null };
  const episode = `Season ${title.seasonNumber}, episode ${title.episodeNumber}: ${title.name}`;
  return title.series ? { name: title.series.name, episode } : { name: title.name, episode: null };
}

/** The episode after this one, across seasons. */
export function nextEpisode(title: PlayableTitle): EpisodeNameFragment | null {
  if (!('series' in title) || !title.series) return null;
  const episodes = title.series.seasons.flatMap(({ episodes: { edges } }) => edges.map(({ node }) => node));
  const own = episodes.findIndex(({ id }) => id === title.id);
  return own === -1 ? null : (episodes[own + 1] ?? null);
}
