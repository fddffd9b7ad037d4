import { Button } from '@mantine/core';
import IconMovieOff from '@tabler/icons-react/icons/IconMovieOff';
import { Link } from 'react-router';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { Message } from './message.js';

/** The age from which a profile sees everything. */
const ADULT_AGE = 18;

/** What is shown of a title that the service does not show to this profile, for whatever reason: it does not say. */
export function NotShown() {
  const { profile } = useCurrentProfile();
  const isLimited = profile.maturityLimit < ADULT_AGE;
  return (
    <Message
      icon={<IconMovieOff size={36} />}
      title={isLimited ? `It is not there for ${profile.name}` : 'It is not there'}
      text={
        isLimited
          ? 'It may be for older viewers, who can watch it with their own profile; or it has left the catalog.'
          : 'It may have left the catalog, or it cannot be seen where you are.'
      }
    >
      {isLimited && (
        <Button component={Link} to="/profiles">
          Change profile
        </Button>
      )}
      <Button component={Link} to="/" variant="default">
        To the start page
      </Button>
    </Message>
  );
}
