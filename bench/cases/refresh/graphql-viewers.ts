import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Engine } from '../../../src/engine.js';
import type { Disposer } from '../../../src/platform/async/disposer.js';
import { subscribeAccounts } from '../entitlement/subscribed-accounts.js';
import { authorizationOf } from '../tokens/authorization.js';
import { signInAccounts } from '../tokens/signed-in-sessions.js';
import type { Sender } from './graphql-requests.js';
import type { SimulatedViewer } from './simulated-viewers.js';
import type { Refreshed } from './time-refresh.js';

/** A signed-in viewer, on a device that follows recommendations. */
export interface GraphqlViewer extends Sender {
  readonly refreshes: AsyncIterator<Refreshed, unknown>;
}

const SUBSCRIPTION = `subscription RecommendationsRefreshed($profileId: ID!, $after: ID) {
  recommendationsRefreshed(profileId: $profileId, after: $after) { profileId reason occurredAt }
}`;

interface Answer {
  readonly recommendationsRefreshed: Refreshed;
}

interface Result {
  readonly data?: Answer | null | undefined;
  readonly errors?: unknown;
}

/** An unknown event id, with which a subscription gets all kept events, so that nothing is missed while it starts. */
const BEFORE_EVERYTHING = 'nothing-yet';

/** @param address the URL for signing in and for following */
export async function connectViewers(
  engine: Engine,
  address: string,
  viewers: readonly SimulatedViewer[],
  disposer: Disposer,
): Promise<GraphqlViewer[]> {
  const accountIds = viewers.map(({ accountId }) => accountId);
  await subscribeAccounts(engine, accountIds);
  const sessions = await signInAccounts(engine, accountIds);
  return Promise.all(
    viewers.map(async ({ profileId }, index) => {
      const refreshToken = sessions[index]?.refreshToken ?? '';
      const sender = { address, profileId, authorization: await authorizationOf(address, { refreshToken }) };
      return { ...sender, refreshes: follow(sender, disposer) };
    }),
  );
}

/** Starts to follow at once, whenever the first event is requested. */
function follow(
  { address, profileId, authorization }: Sender,
  disposer: Disposer,
): AsyncIterator<Refreshed, unknown> {
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  });
  disposer.defer(async () => client.dispose());
  const variables = { profileId, after: BEFORE_EVERYTHING };
  return refreshesIn(client.iterate<Answer>({ query: SUBSCRIPTION, variables }));
}

async function* refreshesIn(results: AsyncIterable<Result>): AsyncGenerator<Refreshed, void> {
  for await (const { data, errors } of results) {
    if (!data) throw new Error(`A device received an error: ${JSON.stringify(errors)}`);
    yield data.recommendationsRefreshed;
  }
}
