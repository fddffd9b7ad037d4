import { fastify } from 'fastify';
import pg from 'pg';
import { loadEnvironment, readSettings, resolveConfig } from '../../../src/config.js';
import { UPSERT } from './upsert.js';

// The minimum of a service: no sign-in, no rules, one row per request.
interface Heartbeat {
  readonly profileId: string;
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly observedAt: string;
  readonly sequence: number;
}

const { database, http } = resolveConfig(readSettings(loadEnvironment()), null);
const pool = new pg.Pool({ connectionString: database.url, max: database.poolSize });
const app = fastify();
app.get('/health/live', () => ({ status: 'ok' }));
app.post<{ Body: Heartbeat }>('/progress', async ({ body }) => {
  const { profileId, titleId, positionSeconds, observedAt, sequence } = body;
  await pool.query({ ...UPSERT, values: [profileId, titleId, positionSeconds, observedAt, sequence] });
  return { positionSeconds };
});
await app.listen({ host: http.host, port: http.port });
