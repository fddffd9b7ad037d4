interface NumberedSeason<Episode> {
  readonly number: number;
  readonly episodes: { readonly edges: readonly { readonly node: Episode }[] };
}

/** Where a series begins: with the first of its seasons that has episodes. Specials come first where there is nothing else. */
export function firstEpisode<Episode>(seasons: readonly NumberedSeason<Episode>[]): Episode | null {
  const begun = seasons.filter(({ episodes }) => episodes.edges.length > 0);
  const season = begun.find(({ number }) => number > 0) ?? begun[0];
  return season?.episodes.edges[0]?.node ?? null;
}
