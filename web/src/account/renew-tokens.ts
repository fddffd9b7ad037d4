import { session } from '../session/browser-session.js';

/** Gets tokens that say what this device is bound to now: those before are refused. */
export async function renewTokens(): Promise<void> {
  const before = await session.accessToken();
  if (before !== null) await session.replace(before);
}
