import { useSyncExternalStore } from 'react';

const KEY = 'streamcore.profile';
const listeners = new Set<() => void>();

/**
 * The id of the profile that was chosen in this tab; in a new one that of the tab where one was chosen last. What is chosen in one
 * tab takes nobody away from what they do as somebody else in another.
 */
export function useChosenProfile() {
  return { profileId: useSyncExternalStore(subscribe, chosen), choose };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function chosen(): string | null {
  const own = sessionStorage.getItem(KEY);
  if (own !== null) return own;
  const last = localStorage.getItem(KEY);
  // From here on it is this tab's own.
  if (last !== null) sessionStorage.setItem(KEY, last);
  return last;
}

function choose(profileId: string): void {
  sessionStorage.setItem(KEY, profileId);
  localStorage.setItem(KEY, profileId);
  for (const listener of listeners) listener();
}
