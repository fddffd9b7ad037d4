import { Badge, Button, Group, Text, Title } from '@mantine/core';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import { Link } from 'react-router';
import type { TitleDetailsFragment } from '../generated/graphql.js';
import { lengthText } from './duration.js';
import { RatingButtons } from './rating-buttons.js';
import classes from './title-head.module.css';
import { usePlayTarget } from './use-play-target.js';
import { WatchlistButton } from './watchlist-button.js';

export interface TitleHeadProps {
  readonly title: TitleDetailsFragment;
  readonly profileId: string;
}

/** What a title is, and what can be done with it. */
export function TitleHead({ title, profileId }: TitleHeadProps) {
  const play = usePlayTarget(title, profileId);
  return (
    <section className={classes.head} aria-labelledby="title-name">
      <img className={classes.backdrop} src={title.artwork.backdropUrl} alt="" width={1280} height={720} />
      <div className={classes.body}>
        <img className={classes.poster} src={title.artwork.posterUrl} alt="" width={400} height={600} />
        <div className={classes.words}>
          {'series' in title && title.series && (
            <Text component={Link} to={`/title/${title.series.id}`} className={classes.series}>
              <bdi>{title.series.name}</bdi> · season {title.seasonNumber}, episode {title.episodeNumber}
            </Text>
          )}
          <Title order={1} id="title-name" className={classes.name} dir="auto" ta="left">
            {title.name}
          </Title>
          <Group gap="xs" mt="sm">
            {factsOf(title).map((fact) => (
              <Text span key={fact} className={classes.fact}>
                {fact}
              </Text>
            ))}
            {title.requiredTier && (
              <Badge variant="light" color={title.requiredTier === 'PREMIUM' ? 'yellow' : 'violet'}>
                {title.requiredTier}
              </Badge>
            )}
          </Group>
          <Group mt="lg" gap="sm">
            {play && (
              <Button
                component={Link}
                to={`/watch/${play.id}`}
                size="md"
                leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
              >
                {play.label}
              </Button>
            )}
            <WatchlistButton title={title} />
            <RatingButtons title={title} profileId={profileId} />
          </Group>
          {title.synopsis && (
            <Text mt="lg" className={classes.synopsis} dir="auto">
              {title.synopsis}
            </Text>
          )}
          <Credits title={title} />
        </div>
      </div>
    </section>
  );
}

function Credits({ title: { credits, studio, genres } }: { readonly title: TitleDetailsFragment }) {
  const byRole = (role: string) => credits.filter((credit) => credit.role === role).slice(0, 6);
  const named = [
    ['Directed by', byRole('DIRECTOR').map(({ name }) => name)],
    ['Written by', byRole('WRITER').map(({ name }) => name)],
    ['With', byRole('ACTOR').map(({ name }) => name)],
    ['Genres', genres.map(({ name }) => name)],
    ['Studio', studio ? [studio] : []],
  ] as const;
  return (
    <dl className={classes.credits}>
      {named
        .filter(([, names]) => names.length > 0)
        .map(([role, names]) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd dir="auto">{names.join(', ')}</dd>
          </div>
        ))}
    </dl>
  );
}

function factsOf(title: TitleDetailsFragment): string[] {
  const facts: string[] = [];
  if (title.releaseYear) facts.push(String(title.releaseYear));
  facts.push(title.maturityRating ?? `From ${title.minimumAge}`);
  if ('seasons' in title)
    facts.push(`${title.seasons.length} ${title.seasons.length === 1 ? 'season' : 'seasons'}`);
  else if (title.runtimeSeconds) {
    facts.push(`${title.runtimeIsEstimated ? 'about ' : ''}${lengthText(title.runtimeSeconds)}`);
  }
  if (title.averageRating) facts.push(`★ ${title.averageRating.toFixed(1)}`);
  return facts;
}
