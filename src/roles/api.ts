import { join } from 'node:path';
import type { Engine } from '../engine.js';
import type { RequestContext } from '../graphql/context.js';
import type { WorkLimit } from '../graphql/gate/work-meter.js';
import { createOperationLimits } from '../graphql/rate-limits/operation-limits.js';
import { createSocketOpenings } from '../graphql/rate-limits/socket-openings.js';
import { createGraphqlServer, type GraphqlServerOptions } from '../graphql/server.js';
import { OVERLAP_SECONDS } from '../modules/accounts/index.js';
import { createDisposer } from '../platform/async/disposer.js';
import { createClientRegion } from '../platform/http/client-region.js';
import { servePublicKeys } from '../platform/http/public-keys.js';
import { serveWebClient } from '../platform/http/serve-web-client.js';
import { serveMailbox } from '../platform/mail/serve-mailbox.js';
import { serveMetrics } from '../platform/telemetry/metrics/serve-metrics.js';
import { projectRoot } from '../project-root.js';

/** Twenty times what a newly started client sends, and a tenth of a processor in the long run. */
const READING: WorkLimit = { burstMs: 2000, msPerSecond: 100 };

export interface ApiOptions {
  /** The sign-in of GraphiQL's examples. */
  readonly demo?: GraphqlServerOptions<never>['demo'];
}

export interface Api extends AsyncDisposable {
  /** The URL, such as http://127.0.0.1:4000. */
  readonly address: string;
}

/**
 * Serves the API over HTTP and WebSocket. Any number of processes may do so.
 * @throws AddressInUseError
 */
export async function startApi(engine: Engine, { demo }: ApiOptions = {}): Promise<Api> {
  const { config, accounts, liveTopics, rateLimiter, rateLimitBlocks, runOperation } = engine;
  const disposer = createDisposer();
  disposer.add(accounts.revocations);
  await accounts.revocations.start();
  disposer.add(accounts.signingKeys.ring);
  await accounts.signingKeys.ring.start();
  disposer.add(engine.recommendations.models);
  await engine.recommendations.models.start();
  disposer.add(rateLimitBlocks);
  await rateLimitBlocks.start();

  const { metrics, prometheus } = engine.telemetry;
  const clientRegion = createClientRegion(config.http.region);
  const server = await createGraphqlServer({
    schema: engine.schema,
    permissions: engine.permissions,
    gate: config.graphql,
    http: config.http,
    logger: engine.logger,
    probes: engine.probes,
    metrics,
    tracing: engine.tracing,
    slowOperationMs: config.slow.operationMs,
    demo,
    runOperation: runOperation
      ? (kind, { viewer }: RequestContext, run) => runOperation(kind, viewer?.accountId ?? null, run)
      : undefined,
    watchSignIn: accounts.watchSignIn,
    clientRegion,
    operationLimits: config.rateLimits
      ? createOperationLimits<RequestContext>({
          ...config.rateLimits,
          limiter: rateLimiter,
          blocks: rateLimitBlocks,
          schema: engine.schema,
          largestCost: config.graphql.limits.cost,
          callerOf: (context) => context,
          metrics,
        })
      : null,
    reading: config.rateLimits && READING,
    socketOpenings: config.rateLimits && createSocketOpenings(rateLimiter, config.rateLimits.scale),
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
  engine.catalog.serve(server.fastify, clientRegion);
  engine.subscriptions.serve(server.fastify);
  engine.operations.serve(server.fastify);
  engine.playback.serve(server.fastify);
  accounts.servePages(server.fastify);
  if (engine.mailbox && config.mail.showMailbox) serveMailbox(server.fastify, engine.mailbox);
  await serveWebClient(server.fastify, {
    folder: join(projectRoot, 'dist/web'),
    publicUrl: config.http.publicUrl,
    mediaUrl: config.media.baseUrl,
    mediaStorageUrl: config.media.s3?.readersUrl,
  });
  if (prometheus && config.metrics?.isServed) {
    serveMetrics(server.fastify, prometheus, config.metrics.token);
  }
  servePublicKeys(server.fastify, {
    read: () => accounts.signingKeys.publicKeySet(),
    maxAgeSeconds: OVERLAP_SECONDS,
  });
  await engine.telemetry.start();
  try {
    return { address: await server.listen(), [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}
