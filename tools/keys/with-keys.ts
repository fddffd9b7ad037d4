import type { Engine } from '../../src/engine.js';
import { openEngine } from '../open-engine.js';

export interface KeysAtWork {
  readonly keys: Engine['accounts']['signingKeys']['service'];
  readonly now: Date;
  /** The lifetime of an access token in seconds. */
  readonly accessTokenSeconds: number;
}

/** Opens the platform, and prints the result of work on its keys. */
export async function withKeys(work: (atWork: KeysAtWork) => Promise<string>): Promise<void> {
  await using open = await openEngine((message) => process.stderr.write(`${message}\n`));
  const { accounts, clock, config } = open.engine;
  const { accessTokenSeconds } = config.auth;
  const text = await work({ keys: accounts.signingKeys.service, now: clock.now(), accessTokenSeconds });
  process.stdout.write(`${text}\n`);
}

/** Says whether the other processes were notified. */
export function announcementText(isAnnounced: boolean): string {
  return isAnnounced
    ? 'All running processes were notified.'
    : 'Redis did not answer. Running processes will notice the change within half a minute.';
}
