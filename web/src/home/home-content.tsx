import { useRef } from 'react';
import type { HomeQuery } from '../generated/graphql.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { ContinueWatchingRail } from './continue-watching-rail.js';
import { Hero } from './hero.js';
import { HomeRail } from './home-rail.js';
import { useImpressions } from './use-impressions.js';

export interface HomeContentProps {
  readonly home: HomeQuery['home'];
}

/** The first recommendation in large, what was begun, and the rails. */
export function HomeContent({ home: { rails, modelVersion } }: HomeContentProps) {
  const { profile } = useCurrentProfile();
  const page = useRef<HTMLDivElement>(null);
  useImpressions({ page, profileId: profile.id, modelVersion: modelVersion ?? null });
  const forYou = rails.find(({ kind }) => kind === 'FOR_YOU') ?? rails[0];
  const [featured] = forYou?.items ?? [];
  return (
    <div ref={page}>
      {featured && forYou && <Hero title={featured} explanation={forYou.explanation} />}
      <ContinueWatchingRail />
      {rails
        .filter(({ kind, items }) => kind !== 'CONTINUE_WATCHING' && items.length > 0)
        .map((rail) => (
          <HomeRail key={rail.id} rail={rail} />
        ))}
    </div>
  );
}
