import type { ProfileTitleCardFragment } from '../generated/graphql.js';
import { Poster } from './poster.js';
import classes from './poster-grid.module.css';

export interface PosterGridProps {
  readonly titles: readonly ProfileTitleCardFragment[];
}

/** Titles side by side, as many as fit. */
export function PosterGrid({ titles }: PosterGridProps) {
  return (
    <ul className={classes.grid}>
      {titles.map((title) => (
        <li key={title.id}>
          <Poster title={title} />
        </li>
      ))}
    </ul>
  );
}
