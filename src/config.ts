import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { requireAgreement } from './config-agreement.js';
import { InvalidSettingsError } from './config-error.js';
import { type MediaConfig, mediaOf } from './config-media.js';
import { type TelemetryConfig, telemetryOf } from './config-telemetry.js';
import { type Variables, variablesSchema } from './config-variables.js';

/** The validated environment. Values that embedded servers provide are undefined. */
export interface Settings extends Omit<Config, 'database' | 'redis' | 'auth'> {
  readonly database: Omit<Config['database'], 'url' | 'directUrl'> & {
    readonly url: string | undefined;
    readonly directUrl: string | undefined;
  };
  readonly redis: {
    readonly url: string | undefined;
    readonly cacheUrl: string | undefined;
    readonly prefix: string;
  };
  readonly auth: Omit<Config['auth'], 'secret'> & { readonly secret: string | undefined };
  /** The data folder of the embedded servers: an absolute path. */
  readonly dataFolder: string;
}

/** The complete configuration. */
export interface Config extends TelemetryConfig {
  readonly role: 'api' | 'worker' | 'all';
  readonly production: boolean;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** The public base URL, without a trailing slash. */
    readonly publicUrl: string;
    /** The origins that browsers may call from. */
    readonly allowedOrigins: readonly string[];
    /** Addresses or networks whose X-Forwarded-For is trusted. */
    readonly trustedProxies: readonly string[];
    /** How the region of clients is determined: from a header of trusted proxies, or a default. */
    readonly region: {
      readonly header: string | null;
      readonly trustedProxies: readonly string[];
      /** ISO 3166-1 alpha-2. */
      readonly usual: string | null;
    };
    /** How long to keep accepting requests after reporting not ready. */
    readonly drainMs: number;
  };
  readonly database: {
    /** The server, or a transaction pooler in front of it. */
    readonly url: string;
    /** The server itself, for everything that needs a session: notifications, locks, migrations and long work. */
    readonly directUrl: string;
    /** Read replicas, and the most lag allowed. */
    readonly replicaUrls: readonly string[];
    readonly replicaLagMs: number;
    readonly poolSize: number;
    readonly acquireTimeoutMs: number;
    readonly statementTimeoutMs: number;
  };
  /** `url` is durable without eviction; `cacheUrl` may evict. Every key begins with the prefix. */
  readonly redis: { readonly url: string; readonly cacheUrl: string; readonly prefix: string };
  readonly auth: {
    /** Encrypts the signing keys, and derives refresh tokens. With it, anyone can sign in as anyone. */
    readonly secret: string;
    readonly accessTokenSeconds: number;
    readonly refreshTokenDays: number;
    /** Per hour. */
    readonly signInsPerAddress: number;
    readonly signUpsPerAddress: number;
  };
  readonly mail: {
    /** Undefined: messages are kept in the mailbox instead of being sent. */
    readonly smtpUrl: string | undefined;
    readonly from: string;
    /** An absolute path. */
    readonly mailboxFolder: string;
    /** Whether the mailbox can be read in a browser on this machine. With access to it, anyone can sign in as anyone. */
    readonly showMailbox: boolean;
  };
  readonly billing: {
    /** The days after a failed renewal on which it is retried, ascending, within the grace period. */
    readonly retryDays: readonly number[];
    readonly graceDays: number;
    readonly suspensionDays: number;
    /** Null: payments are simulated and move no money. */
    readonly stripe: {
      readonly secretKey: string;
      readonly webhookSecret: string;
      /** Undefined: Stripe's own URL. */
      readonly apiUrl: string | undefined;
    } | null;
  };
  readonly media: MediaConfig;
  readonly watching: {
    /** How many whole months of viewing history are kept, besides the current one. */
    readonly historyMonths: number;
  };
  readonly playback: {
    /** The lifetime of a stream's lease, and the interval of heartbeats. */
    readonly leaseSeconds: number;
    readonly heartbeatSeconds: number;
    /** The first renewal of each stream and then one in this many are logged in the access log. */
    readonly renewalSample: number;
    /** How many whole months of the access log are kept, besides the current one. */
    readonly accessLogMonths: number;
  };
  readonly graphql: {
    readonly introspection: boolean;
    readonly limits: {
      readonly tokens: number;
      readonly depth: number;
      readonly aliases: number;
      readonly cost: number;
    };
  };
  /** Null: no limits. */
  readonly rateLimits: {
    /** The cost that each caller's operations may have, in objects. */
    readonly budgetPerMinute: number;
    /** A factor for the limits of fields, and of opening sockets. */
    readonly scale: number;
  } | null;
  /** Whether administrators may move the platform's clock ahead. Never in production. */
  readonly testClock: boolean;
  /** Whether to create the demo catalog with simulated viewers. */
  readonly demo: boolean;
}

/** The values that embedded servers provide: URLs of the servers that the settings do not name, and secrets. */
export interface EmbeddedValues {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly secrets: { readonly authSecret: string };
}

/** By then, a load balancer that checks every second or two has noticed. */
const DRAIN_MS = 5000;
const SIGN_UPS_PER_ADDRESS = 60;
/** Everyone who tries out a demo may share one address. */
const SIGN_UPS_PER_ADDRESS_EMBEDDED = 600;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The environment of this process, with defaults from an env file if there is one. */
export function loadEnvironment(file = '.env'): NodeJS.ProcessEnv {
  return { ...readEnvironmentFile(file), ...process.env };
}

function readEnvironmentFile(file: string): NodeJS.ProcessEnv {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/**
 * Validates the environment. Empty variables count as unset.
 * @throws InvalidSettingsError naming all invalid variables, or else the first conflict
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const { success, data, error } = variablesSchema.safeParse(given);
  if (!success) throw InvalidSettingsError.fromIssues(error.issues, environment);
  requireAgreement(data);
  return toSettings(data);
}

/** Both are required: without the webhook secret, Stripe's later decisions would be noticed late. */
function stripeOf(variables: Variables): Config['billing']['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = variables;
  if (secretKey === undefined && webhookSecret === undefined) return null;
  if (secretKey === undefined) {
    throw InvalidSettingsError.because(
      'STRIPE_SECRET_KEY',
      'is missing, and goes with STRIPE_WEBHOOK_SECRET',
    );
  }
  if (webhookSecret === undefined) {
    throw InvalidSettingsError.because(
      'STRIPE_WEBHOOK_SECRET',
      'is missing, and goes with STRIPE_SECRET_KEY',
    );
  }
  return { secretKey, webhookSecret, apiUrl: variables.STRIPE_API_URL };
}

function toSettings(variables: Variables): Settings {
  const production = variables.NODE_ENV === 'production';
  const isEmbedded = variables.DATABASE_URL === undefined;
  const dataFolder = resolve(variables.STREAMCORE_DATA);
  const publicUrl = (variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`).replace(/\/+$/, '');
  const { hostname } = new URL(publicUrl);
  // Reachable from this machine only, and not in production.
  const isForThisMachine = isEmbedded && !production && LOOPBACK.test(hostname);
  return {
    role: variables.STREAMCORE_ROLE,
    production,
    dataFolder,
    http: {
      host: variables.HOST,
      port: variables.PORT,
      publicUrl,
      allowedOrigins: variables.ALLOWED_ORIGINS ?? [new URL(publicUrl).origin],
      trustedProxies: variables.TRUSTED_PROXIES,
      region: {
        header: variables.REGION_HEADER ?? null,
        trustedProxies: variables.TRUSTED_PROXIES,
        usual: variables.REGION ?? null,
      },
      // A demo has no load balancer that needs time to notice.
      drainMs: variables.HTTP_DRAIN_MS ?? (isEmbedded ? 0 : DRAIN_MS),
    },
    database: {
      url: variables.DATABASE_URL,
      directUrl: variables.DATABASE_DIRECT_URL ?? variables.DATABASE_URL,
      replicaUrls: variables.DATABASE_REPLICA_URL,
      replicaLagMs: variables.DATABASE_REPLICA_LAG_MS,
      poolSize: variables.DATABASE_POOL_SIZE,
      acquireTimeoutMs: variables.DATABASE_ACQUIRE_TIMEOUT_MS,
      statementTimeoutMs: variables.DATABASE_STATEMENT_TIMEOUT_MS,
    },
    redis: {
      url: variables.REDIS_URL,
      cacheUrl: variables.REDIS_CACHE_URL,
      prefix: variables.REDIS_PREFIX,
    },
    auth: {
      secret: variables.AUTH_SECRET,
      accessTokenSeconds: variables.AUTH_ACCESS_TOKEN_SECONDS,
      refreshTokenDays: variables.AUTH_REFRESH_TOKEN_DAYS,
      signInsPerAddress: variables.AUTH_SIGN_INS_PER_ADDRESS,
      signUpsPerAddress:
        variables.AUTH_SIGN_UPS_PER_ADDRESS ??
        (isEmbedded ? SIGN_UPS_PER_ADDRESS_EMBEDDED : SIGN_UPS_PER_ADDRESS),
    },
    mail: {
      smtpUrl: variables.SMTP_URL,
      from: variables.MAIL_FROM ?? `StreamCore <no-reply@${hostname}>`,
      mailboxFolder: join(dataFolder, 'mailbox'),
      // In no other case: everyone's messages can be read there.
      showMailbox: variables.SMTP_URL === undefined && isForThisMachine,
    },
    billing: {
      retryDays: variables.BILLING_RETRY_DAYS,
      graceDays: variables.BILLING_GRACE_DAYS,
      suspensionDays: variables.BILLING_SUSPENSION_DAYS,
      stripe: stripeOf(variables),
    },
    media: mediaOf(variables, { dataFolder, publicUrl }),
    watching: { historyMonths: variables.HISTORY_MONTHS },
    playback: {
      accessLogMonths: variables.ACCESS_LOG_MONTHS,
      leaseSeconds: variables.PLAYBACK_LEASE_SECONDS,
      heartbeatSeconds: variables.PLAYBACK_HEARTBEAT_SECONDS,
      renewalSample: variables.PLAYBACK_RENEWAL_SAMPLE,
    },
    graphql: {
      introspection: variables.GRAPHQL_INTROSPECTION ?? !production,
      limits: {
        tokens: variables.GRAPHQL_MAX_TOKENS,
        depth: variables.GRAPHQL_MAX_DEPTH,
        aliases: variables.GRAPHQL_MAX_ALIASES,
        cost: variables.GRAPHQL_MAX_COST,
      },
    },
    rateLimits:
      variables.RATE_LIMITS === false
        ? null
        : { budgetPerMinute: variables.RATE_LIMIT_BUDGET, scale: variables.RATE_LIMIT_SCALE },
    ...telemetryOf(variables, { production, isForThisMachine }),
    testClock: !production && (variables.STREAMCORE_TEST_CLOCK ?? isEmbedded),
    demo: variables.STREAMCORE_DEMO ?? isEmbedded,
  };
}

/**
 * Completes the settings with the values of embedded servers, and freezes them.
 * @param embedded null when the settings name every server
 */
export function resolveConfig(settings: Settings, embedded: EmbeddedValues | null): Config {
  const { dataFolder: _dataFolder, ...rest } = settings;
  const databaseUrl = settings.database.url ?? required(embedded?.databaseUrl, 'database address');
  const url = settings.redis.url ?? required(embedded?.redisUrl, 'Redis address');
  return deepFreeze({
    ...rest,
    database: {
      ...settings.database,
      url: databaseUrl,
      directUrl: settings.database.directUrl ?? databaseUrl,
    },
    redis: { ...settings.redis, url, cacheUrl: settings.redis.cacheUrl ?? url },
    auth: {
      ...settings.auth,
      secret: settings.auth.secret ?? required(embedded?.secrets.authSecret, 'secret to sign in with'),
    },
  });
}

function required(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`Neither the settings nor the embedded servers gave a ${what}.`);
  return value;
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
