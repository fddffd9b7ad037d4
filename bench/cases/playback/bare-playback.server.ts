import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { loadEnvironment, readSettings, resolveConfig } from '../../../src/config.js';
import { UPSERT } from '../progress/upsert.js';
import { TAKE_LEASE } from './bare-lease.js';
import { signBareToken, verifyBareToken } from './bare-token.js';

// The minimum that enforces a plan's limit: authentication, the plan, the title's media, a lease and a signed URL.
// Streams cannot be ended, nothing is logged, and age, country, tier and device are not checked.
interface Wish {
  readonly profileId: string;
  readonly titleId: string;
}

interface Heartbeat extends Wish {
  readonly sessionId: string;
  readonly positionSeconds: number;
  readonly observedAt: string;
  readonly sequence: number;
}

const PLAN = {
  name: 'bench-plan',
  text: `SELECT plans.max_streams AS "maxStreams"
    FROM profiles
    JOIN subscriptions ON subscriptions.account_id = profiles.account_id AND subscriptions.current_period_end > now()
    JOIN plans ON plans.id = subscriptions.plan_id
    WHERE profiles.id = $1 AND profiles.account_id = $2`,
};
const MEDIA = {
  name: 'bench-media',
  text: `SELECT stream_assets.path
    FROM titles JOIN stream_assets ON stream_assets.title_id = titles.id
    WHERE titles.id = $1 AND titles.status = 'PUBLISHED'
    ORDER BY stream_assets.quality DESC LIMIT 1`,
};
const ADDRESS_SECONDS = 120;

const { auth, database, http, playback, redis } = resolveConfig(readSettings(loadEnvironment()), null);
const pool = new pg.Pool({ connectionString: database.url, max: database.poolSize });
const leases = new Redis(redis.url);
const app = fastify();

/** @returns the URL to fetch; null if there is no room, or nothing to play */
async function admit(accountId: string, sessionId: string, { profileId, titleId }: Wish) {
  const [plan, media] = await Promise.all([
    pool.query<{ maxStreams: number }>({ ...PLAN, values: [profileId, accountId] }),
    pool.query<{ path: string }>({ ...MEDIA, values: [titleId] }),
  ]);
  const [limit, path] = [plan.rows[0]?.maxStreams, media.rows[0]?.path];
  if (limit === undefined || path === undefined) return null;
  const key = `${redis.prefix}:bare:${accountId}`;
  const isIn = await TAKE_LEASE.run(leases, [key], [sessionId, limit, playback.leaseSeconds * 1_000]);
  if (isIn !== 1) return null;
  const exp = Math.floor(Date.now() / 1_000) + ADDRESS_SECONDS;
  const token = signBareToken({ sub: sessionId, exp }, auth.secret);
  return {
    sessionId,
    manifestUrl: `${http.publicUrl}/media/${token}/${path}`,
    expiresAt: new Date(exp * 1_000),
  };
}

function askerOf({ authorization }: { readonly authorization?: string | undefined }): string | null {
  return verifyBareToken(authorization?.slice('Bearer '.length) ?? '', auth.secret);
}

app.get('/health/live', () => ({ status: 'ok' }));
app.post<{ Body: Wish }>('/start', async ({ headers, body }, reply) => {
  const accountId = askerOf(headers);
  return (accountId && (await admit(accountId, randomUUID(), body))) || reply.code(409).send();
});
app.post<{ Body: Heartbeat }>('/heartbeat', async ({ headers, body }, reply) => {
  const accountId = askerOf(headers);
  const playing = accountId && (await admit(accountId, body.sessionId, body));
  if (!playing) return reply.code(409).send();
  const { profileId, titleId, positionSeconds, observedAt, sequence } = body;
  await pool.query({ ...UPSERT, values: [profileId, titleId, positionSeconds, observedAt, sequence] });
  return { ...playing, resumePositionSeconds: positionSeconds };
});
await app.listen({ host: http.host, port: http.port });
