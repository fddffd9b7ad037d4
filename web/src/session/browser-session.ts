import { exchangeTokens } from './exchange.js';
import { createSession } from './session.js';

/** Over plain HTTP to another machine browsers have no locks; the service forgives what then comes twice in a minute. */
const locks = navigator.locks as LockManager | undefined;

/** The sign-in of this browser. */
export const session = createSession({
  storage: globalThis.localStorage,
  events: globalThis,
  inTurn: async (name, work) => (locks ? locks.request(name, work) : work()),
  exchange: exchangeTokens,
  now: () => Date.now(),
});
