import type { Engine } from '../../src/engine.js';
import { openEngine } from '../open-engine.js';

export interface KeysAtWork {
  readonly keys: Engine['accounts']['signingKeys']['service'];
  readonly now: Date;
  /** Seconds that an access token is good. */
  readonly accessTokenSeconds: number;
}

/** Opens the platform, and prints what the work has to say about its keys. */
export async function withKeys(work: (atWork: KeysAtWork) => Promise<string>): Promise<void> {
  await using open = await openEngine((message) => process.stderr.write(`${message}\n`));
  const { accounts, clock, config } = open.engine;
  const { accessTokenSeconds } = config.auth;
  const text = await work({ keys: accounts.signingKeys.service, now: clock.now(), accessTokenSeconds });
  process.stdout.write(`${text}\n`);
}

/** What to say where the other processes could not be told. */
export function newsText(told: boolean): string {
  return told
    ? 'All running processes have been told.'
    : 'Redis did not answer: running processes find out by themselves within half a minute.';
}
