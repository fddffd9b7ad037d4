import { setTimeout as delay } from 'node:timers/promises';
import { createGraphqlClient } from '../graphql-client.js';
import * as operations from '../operations.js';
import type { Person } from './scene.js';

const PAUSE_MS = 20;

/** Loads the home page repeatedly, without retries: all failures are counted. */
export class Visitor {
  answered = 0;
  readonly failures: string[] = [];

  constructor(
    private readonly person: Person,
    private readonly address: string,
  ) {}

  async visitUntil(ended: AbortSignal): Promise<void> {
    const client = createGraphqlClient(this.address, this.person.accessToken);
    while (!ended.aborted) {
      try {
        await client.send(operations.Home, { profileId: this.person.profileId });
        this.answered += 1;
      } catch (error) {
        this.failures.push(String(error));
      }
      await delay(PAUSE_MS);
    }
  }
}
