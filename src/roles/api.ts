import type { Engine } from '../engine.js';
import { createGraphqlServer, type GraphqlServerOptions } from '../graphql/server.js';
import { OVERLAP_SECONDS } from '../modules/accounts/index.js';
import { createDisposer } from '../platform/async/disposer.js';
import { createClientRegion } from '../platform/http/client-region.js';
import { servePublicKeys } from '../platform/http/public-keys.js';
import { serveMailbox } from '../platform/mail/serve-mailbox.js';

export interface ApiOptions {
  /** Who the examples in GraphiQL are run as. */
  readonly demo?: GraphqlServerOptions<never>['demo'];
}

export interface Api extends AsyncDisposable {
  /** Where it listens, such as http://127.0.0.1:4000. */
  readonly address: string;
}

/**
 * Serves GraphQL over HTTP and WebSocket. Any number of processes may, side by side.
 * @throws AddressInUseError
 */
export async function startApi(engine: Engine, { demo }: ApiOptions = {}): Promise<Api> {
  const { config, accounts, liveTopics } = engine;
  const disposer = createDisposer();
  disposer.add(accounts.revocations);
  await accounts.revocations.start();
  disposer.add(accounts.signingKeys.ring);
  await accounts.signingKeys.ring.start();
  disposer.add(engine.recommendations.models);
  await engine.recommendations.models.start();

  const server = await createGraphqlServer({
    schema: engine.schema,
    permissions: engine.permissions,
    gate: config.graphql,
    http: config.http,
    logger: engine.logger,
    probes: engine.probes,
    demo,
    watchSignIn: accounts.watchSignIn,
    clientRegion: createClientRegion(config.http.region),
    async buildContext({ authorization, requestId, address, region }) {
      const viewer = await accounts.identity.authenticate(authorization);
      return {
        requestId,
        address,
        region,
        liveTopics,
        viewer,
        loaders: engine.createLoaders(viewer, region),
      };
    },
    renewContext: (context) => ({
      ...context,
      loaders: engine.createLoaders(context.viewer, context.region),
    }),
  });
  disposer.defer(() => server.close());
  engine.privacy.serve(server.fastify);
  engine.catalog.serve(server.fastify);
  engine.subscriptions.serve(server.fastify);
  engine.operations.serve(server.fastify);
  accounts.servePages(server.fastify);
  if (engine.mailbox && config.mail.showMailbox) serveMailbox(server.fastify, engine.mailbox);
  servePublicKeys(server.fastify, {
    read: () => accounts.signingKeys.publicKeySet(),
    maxAgeSeconds: OVERLAP_SECONDS,
  });
  try {
    return { address: await server.listen(), [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}
