import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import mercurius from 'mercurius';
import { loadEnvironment, readSettings, resolveConfig } from '../../../src/config.js';
import { createEngine } from '../../../src/engine.js';
import { protectSchema } from '../../../src/graphql/shield.js';
import { requestIdOf } from '../../../src/platform/http/request-id.js';
import { logRequests } from '../../../src/platform/http/request-log.js';

// The same engine behind Mercurius and graphql-jit: our schema with its permission rules, our resolvers, our
// authentication, and our log line for each request. Only the server around them differs.
const config = resolveConfig(readSettings(loadEnvironment()), null);
const engine = await createEngine(config);
const { accounts, recommendations, liveTopics, logger } = engine;
await accounts.revocations.start();
await recommendations.models.start();

const loggerInstance: FastifyBaseLogger = logger;
const app = fastify({
  loggerInstance,
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  genReqId: requestIdOf,
});
logRequests(app);
await app.register(mercurius, {
  schema: protectSchema(engine.schema, engine.permissions),
  jit: 1,
  async context({ id, ip, headers }) {
    const viewer = await accounts.identity.authenticate(headers.authorization);
    return {
      requestId: id,
      address: ip,
      region: null,
      liveTopics,
      viewer,
      loaders: engine.createLoaders(viewer, null),
    };
  },
});
await app.listen({ host: config.http.host, port: config.http.port });
