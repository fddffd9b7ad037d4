import { useSyncExternalStore } from 'react';
import { session } from './browser-session.js';

/** Whether somebody is signed in. */
export function useIsSignedIn(): boolean {
  return useSyncExternalStore(session.subscribe, session.isSignedIn);
}
