import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config } from '../../src/config.js';
import type { EngineOverrides } from '../../src/engine/engine-overrides.js';
import { createEngine, type Engine } from '../../src/engine.js';
import type { PaymentGateway } from '../../src/modules/subscriptions/payment-gateway.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import type { StoredMail } from '../../src/platform/mail/mailbox.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { startApi } from '../../src/roles/api.js';
import { startWorker } from '../../src/roles/worker.js';
import { createTestClock, type TestClock } from './clock.js';
import { createTestDatabase, replicasOf, throughPooler } from './test-database.js';
import { testRedis } from './test-redis.js';

/** The whole product in this process, with its own database and Redis prefix. */
export interface Platform extends AsyncDisposable {
  readonly address: string;
  readonly engine: Engine;
  readonly clock: TestClock;
  /** The mails to an address so far, newest first. */
  mailsTo(address: string): Promise<readonly StoredMail[]>;
}

export interface PlatformOptions {
  readonly production?: boolean;
  readonly trustedProxies?: readonly string[];
  readonly mail?: Partial<Config['mail']>;
  readonly media?: Partial<Config['media']>;
  /** Limits per address; by default more than any test sends. */
  readonly limits?: Partial<Pick<Config['auth'], 'signInsPerAddress' | 'signUpsPerAddress'>>;
  readonly role?: Config['role'];
  /** The lifetime of leases, and the interval of heartbeats. */
  readonly playback?: Partial<Config['playback']>;
  readonly graphql?: Partial<Config['graphql']>;
  /** Default: no rate limits. */
  readonly rateLimits?: Partial<NonNullable<Config['rateLimits']>>;
  readonly database?: Partial<Config['database']>;
  /** How often to look for a newer recommendation model. */
  readonly modelPollMs?: number;
  /** How often to poll for ended sessions whose message was lost. */
  readonly revocationPollMs?: number;
  /** How often to reload the signing keys without a message of a change. Default: like the product. */
  readonly signingKeyReloadMs?: number;
  /** Default: no tracing. */
  readonly tracing?: Config['tracing'];
  /** The thresholds of the slow log. Default: longer than any test. */
  readonly slow?: Partial<Config['slow']>;
  /** Default: silent. */
  readonly logger?: EngineOverrides['logger'];
  /** How often to publish metrics. Default: only at the start and at the end, because tests count statements. */
  readonly publishMetricsMs?: number;
  /** The URLs of its Redis. */
  readonly redis?: Config['redis'];
  /** Default: a common secret of all platforms of a run. */
  readonly authSecret?: string;
  /** The lifetime of an access token. Default: a quarter of an hour. */
  readonly accessTokenSeconds?: number;
  /** Always uses a new Redis prefix, so that nothing is cached yet. */
  readonly cold?: boolean;
  /** Default: a running clock. */
  readonly clock?: TestClock;
  /** Whether administrators may move its clock. */
  readonly testClock?: boolean;
  /** Default: the simulated gateway. */
  readonly gateway?: PaymentGateway;
  /** Default: no media. */
  readonly streaming?: EngineOverrides['streaming'];
  /** Another platform, whose database, Redis and clock this one shares, like processes of one installation. */
  readonly beside?: Platform;
}

const MANY = 1_000_000;
const NEVER_MS = 2 ** 31 - 1;

/** For an API process whose statements a test counts: it does not poll the database. */
export const ASKS_NOTHING_BY_ITSELF = {
  role: 'api',
  modelPollMs: NEVER_MS,
  revocationPollMs: NEVER_MS,
  signingKeyReloadMs: NEVER_MS,
} as const satisfies PlatformOptions;
const AUTH_SECRET = randomBytes(32).toString('base64');

export function testConfig(
  databaseUrl: string,
  redis: Config['redis'],
  options: PlatformOptions = {},
): Config {
  const { url = throughPooler(databaseUrl), replicaUrls = replicasOf(databaseUrl) } = options.database ?? {};
  return {
    role: options.role ?? 'all',
    production: options.production ?? false,
    http: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://127.0.0.1',
      allowedOrigins: [],
      trustedProxies: options.trustedProxies ?? [],
      region: { header: 'x-region', trustedProxies: options.trustedProxies ?? [], usual: null },
      drainMs: 0,
    },
    database: {
      url,
      directUrl: options.database?.url ?? databaseUrl,
      replicaUrls,
      replicaLagMs: 2_000,
      poolSize: 10,
      acquireTimeoutMs: 5_000,
      statementTimeoutMs: 15_000,
      ...options.database,
    },
    redis,
    auth: {
      secret: options.authSecret ?? AUTH_SECRET,
      accessTokenSeconds: options.accessTokenSeconds ?? 900,
      refreshTokenDays: 30,
      signInsPerAddress: MANY,
      signUpsPerAddress: MANY,
      ...options.limits,
    },
    mail: {
      smtpUrl: undefined,
      from: 'StreamCore <no-reply@stream.example.com>',
      mailboxFolder: join(tmpdir(), `streamcore-mailbox-${randomBytes(6).toString('hex')}`),
      showMailbox: true,
      ...options.mail,
    },
    billing: { retryDays: [1, 3, 5, 7], graceDays: 7, suspensionDays: 30, stripe: null },
    media: {
      baseUrl: 'http://127.0.0.1',
      signingKeys: [],
      urlSeconds: 120,
      segmentSample: 20,
      isKeptByCdn: false,
      s3: null,
      folder: join(tmpdir(), `streamcore-media-${randomBytes(6).toString('hex')}`),
      workFolder: join(tmpdir(), `streamcore-ingest-${randomBytes(6).toString('hex')}`),
      ...options.media,
    },
    watching: { historyMonths: 36 },
    playback: {
      accessLogMonths: 13,
      leaseSeconds: 45,
      heartbeatSeconds: 15,
      renewalSample: 20,
      ...options.playback,
    },
    graphql: {
      introspection: true,
      limits: { tokens: 2_000, depth: 10, aliases: 30, cost: 10_000 },
      ...options.graphql,
    },
    rateLimits: options.rateLimits ? { budgetPerMinute: 60_000, scale: 1, ...options.rateLimits } : null,
    testClock: options.testClock ?? false,
    metrics: { token: null, isServed: true },
    workerPort: null,
    tracing: options.tracing ?? null,
    slow: { operationMs: MANY, jobMs: MANY, ...options.slow },
    log: { level: 'silent', pretty: false },
    demo: false,
  };
}

export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const disposer = createDisposer();
  const { beside, modelPollMs = 100, revocationPollMs = 100, publishMetricsMs = NEVER_MS } = options;
  const { signingKeyReloadMs } = options;
  const databaseUrl =
    beside?.engine.config.database.directUrl ?? disposer.add(await createTestDatabase()).url;
  const redis = options.redis ?? (beside && !options.cold ? beside.engine.config.redis : ownRedis());
  const config = testConfig(databaseUrl, redis, {
    ...options,
    mail: { ...beside?.engine.config.mail, ...options.mail },
    ...(beside ? { media: beside.engine.config.media } : {}),
  });
  const { mail, media } = config;
  for (const folder of beside ? [] : [mail.mailboxFolder, media.folder, media.workFolder]) {
    disposer.defer(() => rm(folder, { recursive: true, force: true }));
  }
  const clock = options.clock ?? beside?.clock ?? createTestClock();
  const engine = disposer.add(
    await createEngine(config, {
      clock,
      logger: options.logger ?? createLogger(config.log),
      modelPollMs,
      accountPolls: { revocationPollMs, ...(signingKeyReloadMs === undefined ? {} : { signingKeyReloadMs }) },
      publishMetricsMs,
      ...(options.gateway ? { gateway: options.gateway } : {}),
      ...(options.streaming ? { streaming: options.streaming } : {}),
    }),
  );
  if (config.role !== 'api') disposer.add(await startWorker(engine));
  const api = disposer.add(await startApi(engine));
  return {
    address: api.address,
    engine,
    clock,
    mailsTo: async (mailAddress) => (await engine.mailbox?.list(mailAddress)) ?? [],
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

function ownRedis(): Config['redis'] {
  const { url, prefix } = testRedis();
  return { url, cacheUrl: url, prefix };
}
