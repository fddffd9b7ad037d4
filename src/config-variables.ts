import { isIP } from 'node:net';
import { z } from 'zod';

/** What is said about a variable that is wrong or missing. */
interface VariableNotes {
  readonly example: string;
  /** Its value is never repeated in a message. */
  readonly isSecret?: true;
}

export const variableNotes = z.registry<VariableNotes>();

function wholeNumber(least: number, most: number, byDefault: number) {
  return anyWholeNumber(least, most)
    .default(byDefault)
    .register(variableNotes, { example: `${byDefault}` });
}

function anyWholeNumber(least: number, most: number) {
  const problem = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, problem)
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem);
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `must be one of ${values.join(', ')}`);
}

function url(...protocols: readonly string[]) {
  const isValid = (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine(isValid, `must be a URL that begins with ${beginnings}`);
}

const flag = oneOf(['true', 'false']).transform((value) => value === 'true');

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);

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

/** As many characters as 32 random bytes have in base64. */
const SHORTEST_SECRET = 43;

/** `name@example.com` or `Name <name@example.com>`, on one line. */
const SENDER = /^(?:[^<>@\p{C}]+ <[^<>@\s\p{C}]+@[^<>@\s\p{C}]+>|[^<>@\s\p{C}]+@[^<>@\s\p{C}]+)$/u;

const redisUrl = () => url('redis:', 'rediss:').optional();
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

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

  HISTORY_MONTHS: wholeNumber(1, 1_200, 36),

  GRAPHQL_INTROSPECTION: flag.optional().register(variableNotes, { example: 'false' }),
  GRAPHQL_MAX_TOKENS: wholeNumber(1, 1_000_000, 2000),
  GRAPHQL_MAX_DEPTH: wholeNumber(1, 100, 10),
  GRAPHQL_MAX_ALIASES: wholeNumber(0, 10_000, 30),
  GRAPHQL_MAX_COST: wholeNumber(1, 10_000_000, 10_000),

  LOG_LEVEL: oneOf(logLevels).default('info').register(variableNotes, { example: 'info' }),
  LOG_FORMAT: oneOf(['pretty', 'json']).optional().register(variableNotes, { example: 'json' }),
});

export type Variables = z.output<typeof variablesSchema>;
export type VariableName = keyof Variables;
