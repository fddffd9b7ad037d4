import type { Fleet, RollOut } from '../../test/support/trials/fleet.js';

/** How long it may take to be ready, from its first response on. */
const PATIENCE_MS = 10_000;

/** It reaches all servers, and exits because it cannot decrypt the existing keys. */
export function rollOutWithWrongSecret(fleet: Fleet): Promise<void> {
  const settings = { AUTH_SECRET: 'the secret of another installation, of which nobody here has heard' };
  return rollOut(fleet, { settings, expected: 'ended' });
}

/** It starts and responds, but is not ready, because its Redis does not exist. */
export function rollOutNeverReady(fleet: Fleet, scale: number): Promise<void> {
  const settings = { REDIS_URL: 'redis://127.0.0.1:1' };
  return rollOut(fleet, { settings, expected: 'never got ready', patienceMs: PATIENCE_MS * scale });
}

interface BadVersion {
  readonly settings: Readonly<Record<string, string>>;
  readonly expected: RollOut;
  readonly patienceMs?: number;
}

async function rollOut(
  fleet: Fleet,
  { settings, expected, patienceMs = PATIENCE_MS }: BadVersion,
): Promise<void> {
  const outcome = await fleet.rollOutBeside(settings, patienceMs);
  if (outcome !== expected) throw new Error(`The bad version ${outcome}.`);
}
