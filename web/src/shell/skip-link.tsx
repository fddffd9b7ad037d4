import classes from './skip-link.module.css';

/** The id of what a page is about. */
export const CONTENT = 'content';

/** For those who go from stop to stop: past what is the same on every page. It is seen while it has the focus. */
export function SkipLink() {
  return (
    <a className={classes.skip} href={`#${CONTENT}`}>
      Skip to the content
    </a>
  );
}
