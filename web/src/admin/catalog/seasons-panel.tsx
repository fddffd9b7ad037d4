import { useQuery } from '@apollo/client/react';
import { Accordion, Group, Stack, Text } from '@mantine/core';
import { Loaded } from '../../shell/loaded.js';
import { Panel } from '../parts/panel.js';
import { AddEpisode } from './add-episode.js';
import { AddSeason } from './add-season.js';
import { Episodes } from './episodes.js';
import { RenameSeason } from './rename-season.js';
import { AdminSeasons } from './seasons.graphql.js';

export interface SeasonsPanelProps {
  readonly seriesId: string;
  /** A change of a season is a change of its series. */
  readonly onChanged: () => unknown;
}

/** The seasons of a series and their episodes, in whatever state. */
export function SeasonsPanel({ seriesId, onChanged }: SeasonsPanelProps) {
  const { data, error, refetch } = useQuery(AdminSeasons, {
    variables: { seriesId },
    fetchPolicy: 'cache-and-network',
  });
  const changed = async () => {
    await refetch();
    await onChanged();
  };
  return (
    <Panel title="Seasons" text="Drafts among their episodes; viewers see seasons that have a published one.">
      <Loaded data={data?.admin.seasons} error={error} onRetry={refetch}>
        {(seasons) => (
          <Stack>
            {seasons.length === 0 && <Text c="dimmed">It has no season yet.</Text>}
            <Accordion variant="separated" order={3}>
              {seasons.map(({ number, name, episodeCount }) => (
                <Accordion.Item key={number} value={`${number}`}>
                  <Accordion.Control>
                    <Group gap="xs">
                      <Text fw={600}>{seasonText(number, name)}</Text>
                      <Text size="sm" c="dimmed">
                        {episodeCount} {episodeCount === 1 ? 'episode' : 'episodes'}
                      </Text>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Stack>
                      <RenameSeason {...{ seriesId, number, name }} onRenamed={changed} />
                      <Episodes seriesId={seriesId} seasonNumber={number} />
                      <AddEpisode seriesId={seriesId} seasonNumber={number} onAdded={changed} />
                    </Stack>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
            <AddSeason
              key={seasons.length}
              seriesId={seriesId}
              next={Math.max(0, ...seasons.map(({ number }) => number)) + 1}
              onAdded={changed}
            />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function seasonText(number: number, name: string | null | undefined): string {
  const season = number === 0 ? 'Specials' : `Season ${number}`;
  return name ? `${season}: ${name}` : season;
}
