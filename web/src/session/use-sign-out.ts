import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { session } from './browser-session.js';
import { SignOut } from './session.graphql.js';

/** Signs this browser out, here in any case and at the service where it can be reached. */
export function useSignOut(): () => Promise<void> {
  const [signOut] = useMutation(SignOut);
  const navigate = useNavigate();
  return async () => {
    // Pages of somebody who is signed in would lead to the page where one signs in again.
    await navigate('/');
    await signOut().catch(() => null);
    session.end();
  };
}
