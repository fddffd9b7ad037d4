import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { requireAgreement } from './config-agreement.js';
import { InvalidSettingsError } from './config-error.js';
import { type MediaConfig, mediaOf } from './config-media.js';
import { type TelemetryConfig, telemetryOf } from './config-telemetry.js';
import { type Variables, variablesSchema } from './config-variables.js';

/** What the environment says, checked. What it leaves to the embedded servers is undefined. */
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
  /** Where the embedded servers keep their data: an absolute path. */
  readonly dataFolder: string;
}

/** Everything that StreamCore is configured with. */
export interface Config extends TelemetryConfig {
  readonly role: 'api' | 'worker' | 'all';
  readonly production: boolean;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where clients reach us, without a slash at the end. */
    readonly publicUrl: string;
    /** The origins that browsers may call from. */
    readonly allowedOrigins: readonly string[];
    /** Addresses or networks whose X-Forwarded-For is believed. */
    readonly trustedProxies: readonly string[];
    /** Where clients are: said by a header of the trusted proxies, or usual. */
    readonly region: {
      readonly header: string | null;
      readonly trustedProxies: readonly string[];
      /** ISO 3166-1 alpha-2. */
      readonly usual: string | null;
    };
    /** How long to go on accepting requests after readiness is refused. */
    readonly drainMs: number;
  };
  readonly database: {
    /** The server, or a transaction pooler in front of it. */
    readonly url: string;
    /** The server itself, where sessions last: what listens, takes locks, migrates or works for long goes there. */
    readonly directUrl: string;
    /** Replicas of it, for what may be shown as it was a moment ago, and how long ago at most. */
    readonly replicaUrls: readonly string[];
    readonly replicaLagMs: number;
    readonly poolSize: number;
    readonly acquireTimeoutMs: number;
    readonly statementTimeoutMs: number;
  };
  /** `url` is durable and evicts nothing; `cacheUrl` may evict. Every key begins with the prefix. */
  readonly redis: { readonly url: string; readonly cacheUrl: string; readonly prefix: string };
  readonly auth: {
    /** Encrypts the signing keys, and refresh tokens are derived from it. With it, anybody can sign in as anybody. */
    readonly secret: string;
    readonly accessTokenSeconds: number;
    readonly refreshTokenDays: number;
    /** In an hour. */
    readonly signInsPerAddress: number;
    readonly signUpsPerAddress: number;
  };
  readonly mail: {
    /** Undefined: messages are kept in the mailbox instead of being sent. */
    readonly smtpUrl: string | undefined;
    readonly from: string;
    /** An absolute path. */
    readonly mailboxFolder: string;
    /** Whether the mailbox can be read in a browser on this machine. With access to it, anybody can sign in as anybody. */
    readonly showMailbox: boolean;
  };
  readonly billing: {
    /** On which days after a renewal failed it is tried again, in rising order, none later than the grace period. */
    readonly retryDays: readonly number[];
    readonly graceDays: number;
    readonly suspensionDays: number;
    /** Null: payments are simulated and move no money. */
    readonly stripe: {
      readonly secretKey: string;
      readonly webhookSecret: string;
      /** Undefined: Stripe's own address. */
      readonly apiUrl: string | undefined;
    } | null;
  };
  readonly media: MediaConfig;
  readonly watching: {
    /** How many whole months of what was watched are kept, beside the one that runs. */
    readonly historyMonths: number;
  };
  readonly playback: {
    /** How long a stream counts after its last heartbeat, and how often players are to send one. */
    readonly leaseSeconds: number;
    readonly heartbeatSeconds: number;
    /** Of a stream's renewals the first and then one in so many are noted in the access log. */
    readonly renewalSample: number;
    /** How many whole months of the access log are kept, beside the one that runs. */
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
  /** Null: operations are not counted. */
  readonly rateLimits: {
    /** What each caller's operations may cost, in objects. */
    readonly budgetPerMinute: number;
    /** What the limits of fields are multiplied with. */
    readonly scale: number;
  } | null;
  /** Whether administrators may move the platform's clock ahead. Never in production. */
  readonly testClock: boolean;
  /** Whether the demo catalog and its simulated viewers are wanted. */
  readonly demo: boolean;
}

/** What the embedded servers add: an address for each server that the settings do not name, and secrets. */
export interface EmbeddedValues {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly secrets: { readonly authSecret: string };
}

/** A load balancer that asks every second or two has noticed by then. */
const DRAIN_MS = 5000;
const SIGN_UPS_PER_ADDRESS = 60;
/** People who try out a demo share one address. */
const SIGN_UPS_PER_ADDRESS_EMBEDDED = 600;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The environment of this process, completed from a file of assignments where there is one; the process's own wins. */
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
 * Checks the environment. A variable that is set to nothing counts as not set.
 * @throws InvalidSettingsError that names every variable that is wrong, or else the first that does not go with the others
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const { success, data, error } = variablesSchema.safeParse(given);
  if (!success) throw InvalidSettingsError.fromIssues(error.issues, environment);
  requireAgreement(data);
  return toSettings(data);
}

/** Without its notices, what Stripe decides later would be learned late; without its key there are none. */
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
  // What nobody else can reach, or uses in earnest.
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
      // A demo stands behind no load balancer that would have to notice.
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
      // Nothing else shows everybody's messages.
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
 * The settings, completed with what the embedded servers say and frozen.
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
