import { VisuallyHidden } from '@mantine/core';
import { useNavigation } from 'react-router';
import classes from './next-page-notice.module.css';

/** While the code of the next page is on its way, the page before stays: this says that the press was heard. */
export function NextPageNotice() {
  const isOnItsWay = useNavigation().state !== 'idle';
  return (
    <div role="status">
      {isOnItsWay && (
        <span className={classes.bar}>
          <VisuallyHidden>The page is on its way</VisuallyHidden>
        </span>
      )}
    </div>
  );
}
