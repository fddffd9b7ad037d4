import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ProfileTitleCardFragment } from '../generated/graphql.js';
import { OPINIONS } from './opinions.js';
import classes from './poster.module.css';
import { PosterToggle } from './poster-toggle.js';

export interface PosterProps {
  readonly title: ProfileTitleCardFragment;
}

/** A title in a list: its picture, which leads to it, what was thought of it, and whether it is on the own list. */
export function Poster({ title }: PosterProps) {
  const about = [title.releaseYear, title.genres[0]?.name].filter(Boolean).join(' · ');
  const opinion = title.myRating && OPINIONS[title.myRating.opinion];
  return (
    <div className={classes.card}>
      <Link to={`/title/${title.id}`} className={classes.poster}>
        <span className={classes.frame}>
          <img src={title.artwork.posterUrl} alt="" loading="lazy" width={400} height={600} />
          {opinion && (
            <span className={classes.opinion} role="img" aria-label={opinion.said} title={opinion.said}>
              <opinion.Icon size={16} aria-hidden />
            </span>
          )}
        </span>
        <Text span className={classes.name} truncate dir="auto">
          {title.name}
        </Text>
        <Text span className={classes.about} truncate>
          {about}
        </Text>
      </Link>
      <PosterToggle title={title} />
    </div>
  );
}
