import { isIP } from 'node:net';
import { z } from 'zod';
import { telemetryVariables } from './config-telemetry-variables.js';
import { anyWholeNumber, flag, list, oneOf, url, variableNotes, wholeNumber } from './config-values.js';
import { isRedisAddress, REDIS_ADDRESS_FORMS } from './platform/redis/redis-address.js';

const originList = list.refine(
  (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
  'must be origins (scheme, host and port, no path), separated by commas',
);

const networkList = list.refine(
  (networks) => networks.every(isNetwork),
  'must be addresses or networks (address/prefix length), separated by commas',
);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const length = prefix === undefined ? longest : Number(prefix);
  return rest.length === 0 && longest > 0 && /^\d*$/.test(prefix ?? '') && prefix !== '' && length <= longest;
}

/** The output size of HMAC-SHA-256 in bytes (RFC 7518, 3.2). */
const SHORTEST_MEDIA_KEY = 32;
const MEDIA_KEY = /^([\w.-]{1,64}):([\w-]+)$/;

const mediaKeyList = list
  .transform((keys) => keys.map((key) => MEDIA_KEY.exec(key) ?? []))
  .refine(
    (keys) =>
      keys.every(([, id, secret = '']) => id !== undefined && isKeyMaterial(secret)) &&
      new Set(keys.map(([, id]) => id)).size === keys.length,
    `must be <kid>:<secret>, separated by commas, each kid once and each secret at least ${SHORTEST_MEDIA_KEY} bytes in base64url`,
  )
  .transform((keys) => keys.map(([, id = '', secret = '']) => ({ id, secret })));

function isKeyMaterial(secret: string): boolean {
  const bytes = Buffer.from(secret, 'base64url');
  return bytes.length >= SHORTEST_MEDIA_KEY && bytes.toString('base64url') === secret;
}

/** The longest grace and the latest retry: no period is shorter than 28 days. */
const LONGEST_GRACE_DAYS = 27;

const risingDays = list
  .transform((days) => days.map(Number))
  .refine(
    (days) =>
      days.length > 0 &&
      days.every((day, index) => Number.isInteger(day) && day > (days[index - 1] ?? 0)) &&
      days.every((day) => day <= LONGEST_GRACE_DAYS),
    `must be whole numbers from 1 to ${LONGEST_GRACE_DAYS} in rising order, separated by commas`,
  );

/** The length of 32 random bytes in base64. */
const SHORTEST_SECRET = 43;

/** `name@example.com` or `Name <name@example.com>`, on one line. */
const SENDER = /^(?:[^<>@\p{C}]+ <[^<>@\s\p{C}]+@[^<>@\s\p{C}]+>|[^<>@\s\p{C}]+@[^<>@\s\p{C}]+)$/u;

const redisUrl = () =>
  z.string().refine(isRedisAddress, `must be an address such as ${REDIS_ADDRESS_FORMS}`).optional();

/** Every environment variable that StreamCore reads. `.env.example` describes them for the people who set them. */
export const variablesSchema = z.object({
  NODE_ENV: z.string().optional().register(variableNotes, { example: 'production' }),

  STREAMCORE_ROLE: oneOf(['api', 'worker', 'all']).default('all').register(variableNotes, { example: 'api' }),
  STREAMCORE_DATA: z.string().default('.streamcore').register(variableNotes, { example: '.streamcore' }),
  STREAMCORE_TEST_CLOCK: flag.optional().register(variableNotes, { example: 'true' }),
  STREAMCORE_DEMO: flag.optional().register(variableNotes, { example: 'true' }),

  HOST: z.string().default('127.0.0.1').register(variableNotes, { example: '0.0.0.0' }),
  PORT: wholeNumber(0, 65_535, 4000),
  PUBLIC_URL: url('http:', 'https:')
    .optional()
    .register(variableNotes, { example: 'https://stream.example.com' }),
  ALLOWED_ORIGINS: originList.optional().register(variableNotes, { example: 'https://app.example.com' }),
  HTTP_DRAIN_MS: anyWholeNumber(0, 600_000).optional().register(variableNotes, { example: '5000' }),
  TRUSTED_PROXIES: networkList.default([]).register(variableNotes, { example: '10.0.0.0/8' }),
  REGION: z
    .string()
    .regex(/^[A-Z]{2}$/u, 'must be two capitals (ISO 3166-1 alpha-2)')
    .optional()
    .register(variableNotes, { example: 'DE' }),
  REGION_HEADER: z
    .string()
    .regex(/^[\w-]+$/u, 'must be the name of a header')
    .optional()
    .register(variableNotes, { example: 'CF-IPCountry' }),

  DATABASE_URL: url('postgres:', 'postgresql:').optional().register(variableNotes, {
    example: 'postgres://streamcore:secret@localhost:5432/streamcore',
    isSecret: true,
  }),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:').optional().register(variableNotes, {
    example: 'postgres://streamcore:secret@localhost:5432/streamcore',
    isSecret: true,
  }),
  DATABASE_REPLICA_URL: list
    .pipe(z.array(url('postgres:', 'postgresql:')))
    .default([])
    .register(variableNotes, {
      example: 'postgres://streamcore:secret@replica:5432/streamcore',
      isSecret: true,
    }),
  DATABASE_REPLICA_LAG_MS: wholeNumber(100, 60_000, 2000),
  DATABASE_POOL_SIZE: wholeNumber(1, 1000, 10),
  DATABASE_ACQUIRE_TIMEOUT_MS: wholeNumber(1, 600_000, 5000),
  DATABASE_STATEMENT_TIMEOUT_MS: wholeNumber(1, 3_600_000, 15_000),

  REDIS_URL: redisUrl().register(variableNotes, { example: 'redis://localhost:6379', isSecret: true }),
  REDIS_CACHE_URL: redisUrl().register(variableNotes, { example: 'redis://localhost:6380', isSecret: true }),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/, 'must be letters, digits, _ and - only')
    .default('streamcore')
    .register(variableNotes, { example: 'streamcore' }),

  AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET, `must be at least ${SHORTEST_SECRET} random characters`)
    .optional()
    .register(variableNotes, { example: '"$(openssl rand -base64 32)"', isSecret: true }),
  AUTH_ACCESS_TOKEN_SECONDS: wholeNumber(30, 86_400, 900),
  AUTH_REFRESH_TOKEN_DAYS: wholeNumber(1, 365, 30),
  AUTH_SIGN_INS_PER_ADDRESS: wholeNumber(1, 1_000_000, 300),
  AUTH_SIGN_UPS_PER_ADDRESS: anyWholeNumber(1, 1_000_000)
    .optional()
    .register(variableNotes, { example: '60' }),

  SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .register(variableNotes, { example: 'smtps://user:secret@smtp.example.com:465', isSecret: true }),
  MAIL_FROM: z
    .string()
    .regex(SENDER, 'must be an e-mail address, or a name and the address in angle brackets')
    .optional()
    .register(variableNotes, { example: '"StreamCore <no-reply@stream.example.com>"' }),

  BILLING_RETRY_DAYS: risingDays.default([1, 3, 5, 7]).register(variableNotes, { example: '1,3,5,7' }),
  BILLING_GRACE_DAYS: wholeNumber(1, LONGEST_GRACE_DAYS, 7),
  BILLING_SUSPENSION_DAYS: wholeNumber(1, 365, 30),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(?:sk|rk)_\S+$/, 'must begin with sk_ or rk_')
    .optional()
    .register(variableNotes, { example: 'sk_live_…', isSecret: true }),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'must begin with whsec_')
    .optional()
    .register(variableNotes, { example: 'whsec_…', isSecret: true }),
  STRIPE_API_URL: url('http:', 'https:')
    .optional()
    .register(variableNotes, { example: 'https://api.stripe.com' }),

  MEDIA_BASE_URL: url('http:', 'https:').optional().register(variableNotes, {
    example: 'https://media.example.com',
  }),
  MEDIA_SIGNING_KEYS: mediaKeyList.default([]).register(variableNotes, {
    example: '"2026-01:$(openssl rand -base64 32 | tr +/ -_ | tr -d =)"',
    isSecret: true,
  }),
  MEDIA_URL_SECONDS: wholeNumber(10, 86_400, 120),
  MEDIA_SEGMENT_SAMPLE: wholeNumber(1, 1_000_000, 20),
  MEDIA_KEPT_BY_CDN: flag.default(false).register(variableNotes, { example: 'true' }),
  MEDIA_FOLDER: z.string().optional().register(variableNotes, { example: '/srv/media' }),
  MEDIA_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, 'must be the name of a bucket')
    .optional()
    .register(variableNotes, { example: 'films' }),
  MEDIA_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/u, 'must be the name of a region')
    .default('us-east-1')
    .register(variableNotes, { example: 'eu-central-1' }),
  MEDIA_S3_URL: url('http:', 'https:')
    .optional()
    .register(variableNotes, { example: 'https://s3.example.com' }),
  MEDIA_S3_READERS_URL: url('http:', 'https:')
    .optional()
    .register(variableNotes, { example: 'https://s3.example.com' }),
  MEDIA_S3_ACCESS_KEY_ID: z.string().optional().register(variableNotes, { example: 'AKIA…' }),
  MEDIA_S3_SECRET_ACCESS_KEY: z
    .string()
    .optional()
    .register(variableNotes, { example: 'wJalr…', isSecret: true }),

  HISTORY_MONTHS: wholeNumber(1, 1_200, 36),
  ACCESS_LOG_MONTHS: wholeNumber(1, 1_200, 13),
  PLAYBACK_LEASE_SECONDS: wholeNumber(2, 3_600, 45),
  PLAYBACK_HEARTBEAT_SECONDS: wholeNumber(1, 1_800, 15),
  PLAYBACK_RENEWAL_SAMPLE: wholeNumber(1, 1_000_000, 20),

  GRAPHQL_INTROSPECTION: flag.optional().register(variableNotes, { example: 'false' }),
  GRAPHQL_MAX_TOKENS: wholeNumber(1, 1_000_000, 2000),
  GRAPHQL_MAX_DEPTH: wholeNumber(1, 100, 10),
  GRAPHQL_MAX_ALIASES: wholeNumber(0, 10_000, 30),
  GRAPHQL_MAX_COST: wholeNumber(1, 10_000_000, 10_000),

  RATE_LIMITS: flag.optional().register(variableNotes, { example: 'true' }),
  RATE_LIMIT_BUDGET: wholeNumber(1000, 10_000_000, 60_000),
  RATE_LIMIT_SCALE: wholeNumber(1, 1000, 1),

  ...telemetryVariables,
});

export type Variables = z.output<typeof variablesSchema>;
export type VariableName = keyof Variables;
