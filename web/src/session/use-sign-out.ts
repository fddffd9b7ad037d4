import { useNavigate } from 'react-router';
import { session } from './browser-session.js';
import { send } from './send.js';
import { SignOut } from './session.graphql.js';

/** Signs this browser out: here at once, and at the service where it can be reached. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    // Pages of somebody who is signed in would lead to the page where one signs in again: they are left before anything is heard.
    await navigate('/', { flushSync: true });
    // Nobody waits for the service, nor does it help them to know that it was not reached.
    tellService(session.leave()).catch(() => null);
  };
}

async function tellService(leaving: Promise<string | null>): Promise<void> {
  const accessToken = await leaving;
  if (accessToken !== null) await send(SignOut, {}, { accessToken, keepalive: true });
}
