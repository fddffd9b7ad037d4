import { createContext, useContext } from 'react';
import type { MeQuery } from '../generated/graphql.js';

export type Me = MeQuery['me'];
export type Profile = Me['profiles'][number];

export interface CurrentProfile {
  readonly me: Me;
  /** As whom everything is done and seen. */
  readonly profile: Profile;
}

export const CurrentProfileContext = createContext<CurrentProfile | null>(null);

/** Who is watching. Below a `ProfileGate` only. */
export function useCurrentProfile(): CurrentProfile {
  const current = useContext(CurrentProfileContext);
  if (!current) throw new Error('No profile was chosen where one is needed.');
  return current;
}
