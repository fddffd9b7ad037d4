import type { Fleet, RollOut } from '../../test/support/trials/fleet.js';

/** It reaches all servers, and ends since it cannot open the keys that are there. */
export function rollOutWithWrongSecret(fleet: Fleet): Promise<void> {
  const settings = { AUTH_SECRET: 'the secret of another installation, of which nobody here has heard' };
  return rollOut(fleet, settings, 'ended');
}

/** It starts and answers, but for what it needs from a Redis that is not there. */
export function rollOutNeverReady(fleet: Fleet): Promise<void> {
  return rollOut(fleet, { REDIS_URL: 'redis://127.0.0.1:1' }, 'never got ready');
}

async function rollOut(
  fleet: Fleet,
  settings: Readonly<Record<string, string>>,
  expected: RollOut,
): Promise<void> {
  const outcome = await fleet.rollOutBeside(settings);
  if (outcome !== expected) throw new Error(`The bad version ${outcome}.`);
}
