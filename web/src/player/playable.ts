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

/** Where the episodes of a season go on that are needed to know what follows. */
export interface EpisodesLeftOut {
  readonly seriesId: string;
  readonly number: number;
  /** Behind which of its episodes. */
  readonly after: string | null;
}

/** The episodes to be read before it is known what follows an episode; null where it is known. */
export function episodesLeftOut(title: PlayableTitle): EpisodesLeftOut | null {
  if (!('series' in title) || !title.series) return null;
  const { id: seriesId, seasons } = title.series;
  const season = seasons.find(({ number }) => number === title.seasonNumber);
  if (!season?.episodes.pageInfo.hasNextPage) return null;
  const { edges, pageInfo } = season.episodes;
  const own = edges.findIndex(({ node }) => node.id === title.id);
  if (own !== -1 && own + 1 < edges.length) return null;
  return { seriesId, number: season.number, after: pageInfo.endCursor ?? null };
}

/** The episode after this one, across seasons, of those that were read. */
export function nextEpisode(title: PlayableTitle): EpisodeNameFragment | null {
  if (!('series' in title) || !title.series) return null;
  const episodes = title.series.seasons.flatMap(({ episodes: { edges } }) => edges.map(({ node }) => node));
  const own = episodes.findIndex(({ id }) => id === title.id);
  return own === -1 ? null : (episodes[own + 1] ?? null);
}
