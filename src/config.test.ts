import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironment, readSettings, resolveConfig } from './config.js';
import { variablesSchema } from './config-variables.js';

const DATABASE_URL = 'postgres://streamcore:hidden@db:5432/streamcore';
const authSecret = randomBytes(32).toString('base64');

describe('readSettings', () => {
  it('needs nothing: the defaults serve the embedded demo', () => {
    expect(readSettings({})).toMatchObject({
      role: 'all',
      production: false,
      http: {
        port: 4000,
        publicUrl: 'http://localhost:4000',
        allowedOrigins: ['http://localhost:4000'],
        drainMs: 0,
      },
      database: { url: undefined, poolSize: 10 },
      redis: { url: undefined, prefix: 'streamcore' },
      graphql: { introspection: true },
      log: { pretty: true },
      auth: { signUpsPerAddress: 600 },
      mail: { smtpUrl: undefined, from: 'StreamCore <no-reply@localhost>', showMailbox: true },
      demo: true,
    });
  });

  it('is careful in production', () => {
    const settings = readSettings({ NODE_ENV: 'production', DATABASE_URL, AUTH_SECRET: authSecret });

    expect(settings).toMatchObject({
      http: { drainMs: 5000 },
      graphql: { introspection: false },
      log: { pretty: false },
      auth: { signUpsPerAddress: 60 },
      mail: { showMailbox: false },
      demo: false,
    });
  });

  it.each([
    ['on a database of one’s own', { DATABASE_URL, AUTH_SECRET: authSecret }],
    ['in production', { NODE_ENV: 'production' }],
    ['where mail is sent', { SMTP_URL: 'smtp://localhost' }],
    ['where others come', { PUBLIC_URL: 'https://stream.example.com' }],
  ])('shows the mailbox to nobody %s', (_where, environment) => {
    expect(readSettings(environment).mail.showMailbox).toBe(false);
  });

  it('lets what is said outright win over what follows from the rest', () => {
    const settings = readSettings({
      NODE_ENV: 'production',
      GRAPHQL_INTROSPECTION: 'true',
      LOG_FORMAT: 'pretty',
      PUBLIC_URL: 'https://stream.example.com/',
      ALLOWED_ORIGINS: 'https://a.example.com, https://b.example.com',
    });

    expect(settings).toMatchObject({
      graphql: { introspection: true },
      log: { pretty: true },
      http: {
        publicUrl: 'https://stream.example.com',
        allowedOrigins: ['https://a.example.com', 'https://b.example.com'],
      },
    });
  });

  it('takes a variable that is set to nothing for not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}));
  });

  it.each([
    [
      'STREAMCORE_ROLE',
      'server',
      'must be one of api, worker, all, but is "server". Example: STREAMCORE_ROLE=api',
    ],
    ['STREAMCORE_DEMO', 'yes', 'must be one of true, false, but is "yes". Example: STREAMCORE_DEMO=true'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535, but is "65536". Example: PORT=4000'],
    ['PORT', '40.5', 'must be a whole number from 0 to 65535, but is "40.5". Example: PORT=4000'],
    ['PUBLIC_URL', 'example.com', 'must be a URL that begins with http:// or https://, but is "example.com"'],
    ['ALLOWED_ORIGINS', 'https://a.example.com/', 'must be origins (scheme, host and port, no path)'],
    ['TRUSTED_PROXIES', '10.0.0.1, proxy', 'must be addresses or networks (address/prefix length)'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'must be addresses or networks (address/prefix length)'],
    ['DATABASE_POOL_SIZE', '0', 'must be a whole number from 1 to 1000, but is "0"'],
    ['DATABASE_ACQUIRE_TIMEOUT_MS', 'never', 'must be a whole number from 1 to 600000, but is "never"'],
    ['DATABASE_STATEMENT_TIMEOUT_MS', '-1', 'must be a whole number from 1 to 3600000, but is "-1"'],
    ['REDIS_PREFIX', 'a b', 'must be letters, digits, _ and - only, but is "a b"'],
    ['AUTH_ACCESS_TOKEN_SECONDS', '1', 'must be a whole number from 30 to 86400, but is "1"'],
    ['AUTH_REFRESH_TOKEN_DAYS', '9999', 'must be a whole number from 1 to 365, but is "9999"'],
    ['AUTH_SIGN_INS_PER_ADDRESS', '0', 'must be a whole number from 1 to 1000000, but is "0"'],
    ['AUTH_SIGN_UPS_PER_ADDRESS', 'x', 'must be a whole number from 1 to 1000000, but is "x"'],
    ['MAIL_FROM', 'StreamCore', 'must be an e-mail address, or a name and the address in angle brackets'],
    [
      'MAIL_FROM',
      'a@example.com\nBcc: b@example.com',
      'must be an e-mail address, or a name and the address',
    ],
    ['BILLING_RETRY_DAYS', '3,1', 'must be whole numbers from 1 to 27 in rising order'],
    ['BILLING_RETRY_DAYS', '1,8', 'must not go beyond BILLING_GRACE_DAYS'],
    ['BILLING_GRACE_DAYS', '28', 'must be a whole number from 1 to 27, but is "28"'],
    ['HISTORY_MONTHS', '0', 'must be a whole number from 1 to 1200, but is "0"'],
    ['BILLING_SUSPENSION_DAYS', '0', 'must be a whole number from 1 to 365, but is "0"'],
    ['GRAPHQL_INTROSPECTION', 'on', 'must be one of true, false, but is "on"'],
    ['GRAPHQL_MAX_TOKENS', '0', 'must be a whole number from 1 to 1000000, but is "0"'],
    ['GRAPHQL_MAX_DEPTH', '101', 'must be a whole number from 1 to 100, but is "101"'],
    ['GRAPHQL_MAX_ALIASES', 'x', 'must be a whole number from 0 to 10000, but is "x"'],
    ['GRAPHQL_MAX_COST', '0', 'must be a whole number from 1 to 10000000, but is "0"'],
    ['STRIPE_API_URL', 'api.stripe.com', 'must be a URL that begins with http:// or https://'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent, but is "loud"'],
    ['LOG_FORMAT', 'xml', 'must be one of pretty, json, but is "xml"'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} ${message}`);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hidden@db', 'must be a URL that begins with postgres:// or postgresql://'],
    ['REDIS_URL', 'hidden@cache:6379', 'must be a URL that begins with redis:// or rediss://'],
    ['REDIS_CACHE_URL', 'http://hidden', 'must be a URL that begins with redis:// or rediss://'],
    ['SMTP_URL', 'http://user:hidden@mail', 'must be a URL that begins with smtp:// or smtps://'],
    ['STRIPE_SECRET_KEY', 'pk_hidden', 'must begin with sk_ or rk_'],
    ['STRIPE_WEBHOOK_SECRET', 'hidden', 'must begin with whsec_'],
    ['AUTH_SECRET', 'hidden', 'must be at least 43 random characters'],
  ])('refuses a bad %s without repeating it', (name, value, message) => {
    const read = () => readSettings({ [name]: value });

    expect(read).toThrow(`${name} ${message}`);
    expect(read).not.toThrow(value);
  });

  it('takes payments by Stripe with both of its secrets, or not at all', () => {
    const STRIPE_SECRET_KEY = 'sk_test_a';
    const STRIPE_WEBHOOK_SECRET = 'whsec_b';

    expect(readSettings({}).billing.stripe).toBeNull();
    expect(readSettings({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }).billing.stripe).toEqual({
      secretKey: STRIPE_SECRET_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      apiUrl: undefined,
    });
    expect(() => readSettings({ STRIPE_SECRET_KEY })).toThrow('STRIPE_WEBHOOK_SECRET is missing');
    expect(() => readSettings({ STRIPE_WEBHOOK_SECRET })).toThrow('STRIPE_SECRET_KEY is missing');
  });

  it('names everything that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT [^]*LOG_LEVEL /);
  });

  it('has no secret by default once the database is one of your own', () => {
    expect(() => readSettings({ DATABASE_URL })).toThrow(
      'AUTH_SECRET is missing, and is needed where DATABASE_URL is set. Example: AUTH_SECRET="$(openssl',
    );
  });
});

describe('resolveConfig', () => {
  const embedded = { databaseUrl: 'postgres://ours', redisUrl: 'redis://ours', secrets: { authSecret } };

  it('fills in what the embedded servers say, and freezes the whole', () => {
    const config = resolveConfig(readSettings({}), embedded);

    expect(config).toMatchObject({
      database: { url: 'postgres://ours' },
      redis: { url: 'redis://ours', cacheUrl: 'redis://ours' },
      auth: { secret: authSecret },
    });
    expect(Object.isFrozen(config.graphql.limits)).toBe(true);
  });

  it('prefers what the settings name', () => {
    const settings = readSettings({ REDIS_URL: 'redis://theirs', REDIS_CACHE_URL: 'redis://cache' });

    expect(resolveConfig(settings, embedded).redis).toMatchObject({
      url: 'redis://theirs',
      cacheUrl: 'redis://cache',
    });
  });
});

describe('loadEnvironment', () => {
  it('adds a file of assignments to the environment, which wins', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'streamcore-config-'));
    const file = join(folder, '.env');
    await writeFile(file, 'STREAMCORE_TEST_ONLY=from the file\nPATH=from the file\n');

    expect(loadEnvironment(file)).toMatchObject({ STREAMCORE_TEST_ONLY: 'from the file' });
    expect(loadEnvironment(file)['PATH']).not.toBe('from the file');
    expect(loadEnvironment(join(folder, 'missing'))).not.toHaveProperty('STREAMCORE_TEST_ONLY');
    await rm(folder, { recursive: true });
  });
});

describe('.env.example', () => {
  it('lists exactly the variables that exist, with values that are right', async () => {
    const example = await readFile(join(import.meta.dirname, '../.env.example'), 'utf8');
    const assignments = [...example.matchAll(/^#(?<name>[A-Z_]+)=(?<value>.*)$/gm)].map(
      ({ groups }) => groups ?? {},
    );

    const names = Object.keys(variablesSchema.shape);
    expect(assignments).toHaveLength(names.length);
    expect(new Set(assignments.map(({ name }) => name))).toEqual(new Set(names));
    const values = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
    expect(() => readSettings({ ...values, AUTH_SECRET: authSecret })).not.toThrow();
  });
});
