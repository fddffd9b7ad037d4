import { Button, Group, Text, Title } from '@mantine/core';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import IconPlaylist from '@tabler/icons-react/icons/IconPlaylist';
import { Link } from 'react-router';
import type { TitleCardFragment } from '../generated/graphql.js';
import { lengthText } from '../titles/duration.js';
import classes from './hero.module.css';

export interface HeroProps {
  readonly title: TitleCardFragment;
  readonly explanation: string;
}

/** The title that comes first, in large. */
export function Hero({ title, explanation }: HeroProps) {
  const { runtimeSeconds } = title;
  const facts = [
    title.releaseYear,
    title.maturityRating,
    runtimeSeconds === null || runtimeSeconds === undefined ? null : lengthText(runtimeSeconds),
    ...title.genres.slice(0, 2).map(({ name }) => name),
  ].filter(Boolean);
  return (
    <section className={classes.hero} aria-label="First recommendation">
      <img className={classes.picture} src={title.artwork.backdropUrl} alt="" width={1280} height={720} />
      <div className={classes.words}>
        <Text className={classes.why}>{explanation}</Text>
        <Title order={1} className={classes.name} dir="auto" ta="left">
          {title.name}
        </Title>
        <Text className={classes.facts}>{facts.join(' · ')}</Text>
        <Group mt="lg">
          {title.kind === 'SERIES' ? (
            <Button
              component={Link}
              to={`/title/${title.id}`}
              size="md"
              leftSection={<IconPlaylist size={18} aria-hidden />}
            >
              Episodes
            </Button>
          ) : (
            <>
              <Button
                component={Link}
                to={`/watch/${title.id}`}
                size="md"
                leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
              >
                Play
              </Button>
              <Button component={Link} to={`/title/${title.id}`} size="md" variant="white" color="dark">
                More
              </Button>
            </>
          )}
        </Group>
      </div>
    </section>
  );
}
