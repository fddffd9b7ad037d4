import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config } from '../../src/config.js';
import { createEngine, type Engine } from '../../src/engine.js';
import type { PaymentGateway } from '../../src/modules/subscriptions/payment-gateway.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import type { KeptMail } from '../../src/platform/mail/mailbox.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { startApi } from '../../src/roles/api.js';
import { startWorker } from '../../src/roles/worker.js';
import { createTestClock, type TestClock } from './clock.js';
import { createTestDatabase } from './test-database.js';
import { testRedis } from './test-redis.js';

/** The whole product in this process, on a database and a Redis prefix of its own. */
export interface Platform extends AsyncDisposable {
  readonly address: string;
  readonly engine: Engine;
  readonly clock: TestClock;
  /** What was mailed to an address so far, the newest first. */
  mailsTo(address: string): Promise<readonly KeptMail[]>;
}

export interface PlatformOptions {
  readonly production?: boolean;
  readonly trustedProxies?: readonly string[];
  readonly mail?: Partial<Config['mail']>;
  /** How much may come from one address; by default more than any test sends. */
  readonly limits?: Partial<Pick<Config['auth'], 'signInsPerAddress' | 'signUpsPerAddress'>>;
  readonly role?: Config['role'];
  readonly graphql?: Partial<Config['graphql']>;
  readonly database?: Partial<Config['database']>;
  /** How often to look for a newer recommendation model. */
  readonly modelPollMs?: number;
  /** How often to look for sessions that ended and of which no message told. */
  readonly revocationPollMs?: number;
  /** Where its Redis is reached. */
  readonly redis?: Config['redis'];
  /** Default: the one that all platforms of a run have. */
  readonly authSecret?: string;
  /** How long an access token is good. Default: a quarter of an hour. */
  readonly accessTokenSeconds?: number;
  /** A Redis prefix of its own in any case: nothing is cached yet. */
  readonly cold?: boolean;
  /** Default: one that runs. */
  readonly clock?: TestClock;
  /** Whether administrators may move its clock. */
  readonly testClock?: boolean;
  /** Who moves the money. Default: the simulated gateway. */
  readonly gateway?: PaymentGateway;
  /** Another one, whose database, Redis and clock this one shares, as processes side by side do. */
  readonly beside?: Platform;
}

const MANY = 1_000_000;
const AUTH_SECRET = randomBytes(32).toString('base64');

export function testConfig(
  databaseUrl: string,
  redis: Config['redis'],
  options: PlatformOptions = {},
): Config {
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
      url: databaseUrl,
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
    watching: { historyMonths: 36 },
    graphql: {
      introspection: true,
      limits: { tokens: 2_000, depth: 10, aliases: 30, cost: 10_000 },
      ...options.graphql,
    },
    testClock: options.testClock ?? false,
    log: { level: 'silent', pretty: false },
    demo: false,
  };
}

export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const disposer = createDisposer();
  const { beside, modelPollMs = 100, revocationPollMs = 100 } = options;
  const database = beside?.engine.config.database ?? disposer.add(await createTestDatabase());
  const redis = options.redis ?? (beside && !options.cold ? beside.engine.config.redis : ownRedis());
  const config = testConfig(database.url, redis, {
    ...options,
    mail: { ...beside?.engine.config.mail, ...options.mail },
  });
  if (!beside) disposer.defer(() => rm(config.mail.mailboxFolder, { recursive: true, force: true }));
  const clock = options.clock ?? beside?.clock ?? createTestClock();
  const engine = disposer.add(
    await createEngine(config, {
      clock,
      logger: createLogger(config.log),
      modelPollMs,
      revocationPollMs,
      ...(options.gateway ? { gateway: options.gateway } : {}),
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
