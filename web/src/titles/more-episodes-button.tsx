import { useLazyQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { MoreEpisodes } from './title-page.graphql.js';

export interface MoreEpisodesButtonProps {
  readonly seriesId: string;
  readonly profileId: string;
  readonly season: {
    readonly number: number;
    readonly episodes: { readonly pageInfo: { readonly endCursor?: string | null } };
  };
  /** Once they are shown. */
  readonly onLoaded: () => void;
}

/** Gets the next episodes of a season, which the cache adds to those that are shown. */
export function MoreEpisodesButton({ seriesId, profileId, season, onLoaded }: MoreEpisodesButtonProps) {
  const [ask, { loading }] = useLazyQuery(MoreEpisodes, { fetchPolicy: 'network-only' });
  const [error, setError] = useState<unknown>(null);
  async function load(): Promise<void> {
    setError(null);
    const after = season.episodes.pageInfo.endCursor ?? null;
    const answer = await ask({ variables: { id: seriesId, profileId, number: season.number, after } });
    setError(answer.error);
    // The cache has told of them, and they are drawn next.
    if (!answer.error) setTimeout(onLoaded);
  }
  const more = () => void load().catch(setError);
  if (error) return <ErrorNotice error={error} onRetry={more} />;
  return (
    <Button mt="md" variant="default" loading={loading} onClick={more}>
      More episodes
    </Button>
  );
}
