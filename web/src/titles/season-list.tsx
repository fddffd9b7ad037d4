import { Container, Group, Select, Text, Title } from '@mantine/core';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { TitleDetailsFragment } from '../generated/graphql.js';
import { lengthText } from './duration.js';
import { MoreEpisodesButton } from './more-episodes-button.js';
import classes from './season-list.module.css';

type Season = Extract<TitleDetailsFragment, { seasons: unknown }>['seasons'][number];

export interface SeasonListProps {
  readonly seriesId: string;
  readonly profileId: string;
  readonly seasons: readonly Season[];
}

/** The episodes of a series, a season at a time. */
export function SeasonList({ seriesId, profileId, seasons }: SeasonListProps) {
  const [chosen, setChosen] = useState(seasons.find(({ number }) => number > 0)?.id ?? seasons[0]?.id ?? '');
  const season = seasons.find(({ id }) => id === chosen) ?? seasons[0];
  const heading = useId();
  const list = useRef<HTMLOListElement>(null);
  const focusEpisode = (index: number) => list.current?.children[index]?.querySelector('a')?.focus();
  return (
    <Container fluid px={{ base: 'md', sm: 'xl' }} mt="xl" component="section">
      <Group justify="space-between" maw="60rem">
        <Title order={2} size="h3" id={heading}>
          Episodes
        </Title>
        <Select
          aria-label="Season"
          w={180}
          allowDeselect={false}
          data={seasons.map(({ id, number, name }) => ({ value: id, label: name ?? seasonName(number) }))}
          value={season?.id ?? null}
          onChange={(id) => id && setChosen(id)}
        />
      </Group>
      <ol ref={list} className={classes.episodes} aria-labelledby={heading}>
        {season?.episodes.edges.map(({ node }) => (
          <li key={node.id}>
            <Link to={`/watch/${node.id}`} className={classes.episode}>
              <span className={classes.frame}>
                <img src={node.artwork.backdropUrl} alt="" loading="lazy" width={1280} height={720} />
                <IconPlayerPlayFilled className={classes.play} aria-hidden />
              </span>
              <span className={classes.words}>
                <Text span fw={600} className={classes.name} dir="auto">
                  {'episodeNumber' in node && `${node.episodeNumber}. `}
                  {node.name}
                </Text>
                <Text span size="sm" c="dimmed">
                  {node.runtimeSeconds ? lengthText(node.runtimeSeconds) : ''}
                </Text>
                {node.synopsis && (
                  <Text span size="sm" c="dimmed" lineClamp={2} dir="auto">
                    {node.synopsis}
                  </Text>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {season?.episodes.pageInfo.hasNextPage && (
        <MoreEpisodesButton
          key={season.id}
          {...{ seriesId, profileId, season }}
          onLoaded={() => focusEpisode(season.episodes.edges.length)}
        />
      )}
    </Container>
  );
}

function seasonName(number: number): string {
  return number === 0 ? 'Specials' : `Season ${number}`;
}
