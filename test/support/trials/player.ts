import { setTimeout as delay } from 'node:timers/promises';
import { createGraphqlClient, GraphqlFailure } from '../graphql-client.js';
import * as operations from '../operations.js';

export interface PlayerOptions {
  readonly profileId: string;
  readonly accessToken: string;
  /** Every report contains one position of each. */
  readonly titleIds: readonly string[];
  /** The URLs of the currently running API processes. */
  readonly addresses: () => readonly string[];
  readonly reportsPerSecond: number;
}

/** The last acknowledged position of a title. */
export interface Acknowledged {
  readonly observedAt: string;
  readonly sequence: number;
  readonly positionSeconds: number;
}

const STEP_SECONDS = 10;
/** Before the end, so that nothing is ever finished. */
const TURN_BACK_SECONDS = 5_000;
const RETRY_MS = 100;
const GIVE_UP_MS = 10_000;

/**
 * Reports its position in several titles at a steady rate. A report that is not acknowledged is repeated unchanged, to
 * any process that can be reached, until it is: this is how a player loses nothing.
 */
export class Player {
  /** In positions, each as often as it was sent. */
  sent = 0;
  acknowledgedCount = 0;
  /** Reports that had to be repeated, with the reason. */
  readonly failures: string[] = [];
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly profileId: string;
  #sequence = 0;

  constructor(private readonly options: PlayerOptions) {
    this.profileId = options.profileId;
  }

  async playUntil(ended: AbortSignal): Promise<void> {
    const intervalMs = 1_000 / this.options.reportsPerSecond;
    // Spread over the interval, like actual players.
    let due = performance.now() + Math.random() * intervalMs;
    while (!ended.aborted) {
      await delay(Math.max(0, due - performance.now()));
      await this.#reportNext();
      // Reports that were delayed by an outage are not made up for.
      due = Math.max(due + intervalMs, performance.now());
    }
  }

  async #reportNext(): Promise<void> {
    this.#sequence += 1;
    const entry: Acknowledged = {
      observedAt: new Date().toISOString(),
      sequence: this.#sequence,
      positionSeconds: (this.#sequence * STEP_SECONDS) % TURN_BACK_SECONDS,
    };
    while (!(await this.#report(entry))) await delay(RETRY_MS);
    this.acknowledgedCount += this.options.titleIds.length;
    for (const titleId of this.options.titleIds) this.acknowledged.set(titleId, entry);
  }

  /** @returns whether it was acknowledged */
  async #report(entry: Acknowledged): Promise<boolean> {
    const { addresses, accessToken, titleIds, profileId } = this.options;
    const reachable = addresses();
    const address = reachable[Math.floor(Math.random() * reachable.length)];
    if (address === undefined) return false;
    this.sent += titleIds.length;
    const entries = titleIds.map((titleId) => ({ titleId, ...entry }));
    const client = createGraphqlClient(address, accessToken);
    const answer = client.send(operations.RecordProgress, { input: { profileId, entries } });
    const silence = delay(GIVE_UP_MS, 'no answer', { ref: false });
    const failure = await Promise.race([answer.then(() => null, unlessRefused), silence]);
    if (failure !== null) this.failures.push(failure);
    return failure === null;
  }
}

/** Failures during outages are retried; a refusal of the input is a defect. */
function unlessRefused(error: unknown): string {
  if (error instanceof GraphqlFailure && error.extensions?.code === 'BAD_USER_INPUT') throw error;
  return String(error);
}
