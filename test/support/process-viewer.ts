import { randomUUID } from 'node:crypto';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';

export const PASSWORD = 'correct horse battery staple';

/** Everything that the product has acknowledged to one viewer. The last request may have taken effect or not. */
export interface Ledger {
  readonly email: string;
  readonly idempotencyKey: string;
  signedUp: boolean;
  subscribed: boolean;
  profileId: string | null;
  /** In seconds, by title. */
  readonly positions: Map<string, number>;
  readonly opinions: Map<string, 'LIKE' | 'LOVE'>;
}

export interface ViewerOptions {
  readonly address: string;
  readonly titleIds: readonly string[];
  /** Every new ledger is added, before the first request. */
  readonly ledgers: Ledger[];
  readonly onAcknowledged: () => void;
}

/** Simulates one viewer after the other, until something fails. */
export async function liveOnAndOn(options: ViewerOptions): Promise<never> {
  for (;;) {
    const ledger: Ledger = {
      email: `viewer-${randomUUID()}@example.com`,
      idempotencyKey: randomUUID(),
      signedUp: false,
      subscribed: false,
      profileId: null,
      positions: new Map(),
      opinions: new Map(),
    };
    options.ledgers.push(ledger);
    await live(options, ledger);
  }
}

async function live({ address, titleIds, onAcknowledged }: ViewerOptions, ledger: Ledger): Promise<void> {
  const { signUp } = await createGraphqlClient(address).send(operations.SignUp, {
    input: { email: ledger.email, password: PASSWORD },
  });
  ledger.signedUp = true;
  onAcknowledged();
  const client = createGraphqlClient(address, signUp.accessToken);

  await subscribe(client, ledger);
  ledger.subscribed = true;
  onAcknowledged();

  const { createProfile } = await client.send(operations.CreateProfile, { input: { name: 'Alex' } });
  const profileId = createProfile.id;
  ledger.profileId = profileId;
  onAcknowledged();

  for (const titleId of titleIds) {
    for (const positionSeconds of [600, 3_000, 5_990]) {
      const entry = {
        titleId,
        positionSeconds,
        observedAt: new Date().toISOString(),
        sequence: positionSeconds,
      };
      await client.send(operations.RecordProgress, { input: { profileId, entries: [entry] } });
      ledger.positions.set(titleId, positionSeconds);
      onAcknowledged();
    }
    const opinion = titleId === titleIds[0] ? 'LOVE' : 'LIKE';
    await client.send(operations.RateTitle, { input: { profileId, titleId, opinion } });
    ledger.opinions.set(titleId, opinion);
    onAcknowledged();
  }
}

/** Repeated with the same key, as a client does without a response, it is still one subscription and one payment. */
export async function subscribe(client: GraphqlClient, { idempotencyKey }: Ledger): Promise<string> {
  const { plans } = await client.send(operations.Plans);
  const planId = plans.find(({ code }) => code === 'premium-monthly')?.id ?? '';
  const { subscribe: subscription } = await client.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_card', idempotencyKey },
  });
  return subscription.state;
}
