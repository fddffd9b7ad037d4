import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironment, readSettings, resolveConfig } from './config.js';
import { variablesSchema } from './config-variables.js';

const DATABASE_URL = 'postgres://streamcore:hidden@db:5432/streamcore';
const authSecret = randomBytes(32).toString('base64');
const mediaSecret = randomBytes(32).toString('base64url');

describe('readSettings', () => {
  it('needs no variables: the defaults serve the embedded demo', () => {
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

  it('has safe defaults in production', () => {
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

  it('connects directly to the database, unless a pooler is configured', () => {
    const own = { DATABASE_URL: 'postgres://pooler', AUTH_SECRET: authSecret };
    expect(readSettings({}).database.directUrl).toBeUndefined();
    expect(readSettings(own).database).toMatchObject({ url: own.DATABASE_URL, directUrl: own.DATABASE_URL });
    expect(readSettings({ ...own, DATABASE_DIRECT_URL: DATABASE_URL }).database).toMatchObject({
      url: own.DATABASE_URL,
      directUrl: DATABASE_URL,
    });
    expect(() => readSettings({ DATABASE_DIRECT_URL: DATABASE_URL })).toThrow(/DATABASE_URL is missing/);
  });

  it('reads from replicas if some are configured', () => {
    const own = { DATABASE_URL, AUTH_SECRET: authSecret };
    const replicas = ['postgres://one/streamcore', 'postgresql://two/streamcore'];
    expect(readSettings(own).database).toMatchObject({ replicaUrls: [], replicaLagMs: 2_000 });
    const given = { DATABASE_REPLICA_URL: replicas.join(', '), DATABASE_REPLICA_LAG_MS: '500' };
    expect(readSettings({ ...own, ...given }).database).toMatchObject({
      replicaUrls: replicas,
      replicaLagMs: 500,
    });
    expect(() => readSettings(given)).toThrow('DATABASE_URL is missing');
    const DATABASE_DIRECT_URL = 'postgres://server';
    for (const wrong of [DATABASE_URL, DATABASE_DIRECT_URL, 'postgres://one,postgres://one']) {
      const read = () => readSettings({ ...own, DATABASE_DIRECT_URL, DATABASE_REPLICA_URL: wrong });
      expect(read).toThrow('DATABASE_REPLICA_URL must lead to replicas, each once');
      expect(read).not.toThrow('hidden');
    }
  });

  it('limits rates by default', () => {
    expect(readSettings({}).rateLimits).toEqual({ budgetPerMinute: 60_000, scale: 1 });
    const given = { RATE_LIMIT_BUDGET: '5000', RATE_LIMIT_SCALE: '2' };
    expect(readSettings(given).rateLimits).toEqual({ budgetPerMinute: 5000, scale: 2 });
    expect(readSettings({ ...given, RATE_LIMITS: 'false' }).rateLimits).toBeNull();
  });

  it('traces if a collector is configured, with the variables of OpenTelemetry', () => {
    expect(readSettings({}).tracing).toBeNull();
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318/';
    expect(readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT })).toMatchObject({
      tracing: {
        endpoint: 'http://collector:4318/v1/traces',
        sampler: 'parentbased_traceidratio',
        ratio: 1,
        serviceName: 'streamcore',
      },
      slow: { operationMs: 1_000, jobMs: 60_000 },
    });
    const own = {
      OTEL_EXPORTER_OTLP_ENDPOINT,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.com/take',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc, x-team = films',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
    };
    expect(readSettings(own).tracing).toMatchObject({
      endpoint: 'https://traces.example.com/take',
      headers: { authorization: 'Bearer abc', 'x-team': 'films' },
      sampler: 'traceidratio',
      ratio: 0.1,
    });
    expect(readSettings({ ...own, OTEL_SDK_DISABLED: 'true' }).tracing).toBeNull();
    for (const wrong of [
      { OTEL_EXPORTER_OTLP_HEADERS: 'authorization' },
      { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=%zz' },
      { OTEL_TRACES_SAMPLER_ARG: '10 %' },
      { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    ]) {
      expect(() => readSettings(wrong)).toThrow(Object.keys(wrong)[0]);
    }
  });

  it('exposes metrics only with a token, except in a demo', () => {
    const own = { DATABASE_URL, AUTH_SECRET: authSecret };
    const METRICS_TOKEN = 'c'.repeat(32);
    expect(readSettings({}).metrics).toEqual({ token: null, isServed: true });
    expect(readSettings({ NODE_ENV: 'production' }).metrics?.isServed).toBe(false);
    expect(readSettings(own).metrics?.isServed).toBe(false);
    expect(readSettings({ ...own, METRICS_TOKEN }).metrics).toEqual({ token: METRICS_TOKEN, isServed: true });
    expect(readSettings({ METRICS: 'false' }).metrics).toBeNull();
    expect(() => readSettings({ METRICS_TOKEN: 'short' })).toThrow(/METRICS_TOKEN/);
  });

  it('lets a worker serve health checks without metrics', () => {
    expect(readSettings({}).workerPort).toBeNull();
    expect(readSettings({ METRICS: 'false', METRICS_PORT: '9100' })).toMatchObject({
      metrics: null,
      workerPort: 9100,
    });
  });

  it.each([
    ['on a database of one’s own', { DATABASE_URL, AUTH_SECRET: authSecret }],
    ['in production', { NODE_ENV: 'production' }],
    ['where mail is sent', { SMTP_URL: 'smtp://localhost' }],
    ['where others come', { PUBLIC_URL: 'https://stream.example.com' }],
  ])('hides the mailbox %s', (_where, environment) => {
    expect(readSettings(environment).mail.showMailbox).toBe(false);
  });

  it('stores media in a folder, or in a bucket if one is configured', () => {
    const bucket = { MEDIA_S3_BUCKET: 'films', MEDIA_S3_URL: 'https://s3.example.com' };
    expect(readSettings({ STREAMCORE_DATA: '/data' }).media).toMatchObject({
      folder: '/data/media',
      s3: null,
    });
    expect(readSettings({ MEDIA_FOLDER: '/srv/media' }).media.folder).toBe('/srv/media');
    expect(readSettings(bucket).media.s3).toMatchObject({ bucket: 'films', credentials: null });
    const keys = { MEDIA_S3_ACCESS_KEY_ID: 'key', MEDIA_S3_SECRET_ACCESS_KEY: 'secret' };
    expect(readSettings({ ...bucket, ...keys }).media.s3).toMatchObject({
      endpoint: 'https://s3.example.com',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });
    expect(() => readSettings({ ...bucket, MEDIA_S3_ACCESS_KEY_ID: 'key' })).toThrow(
      /MEDIA_S3_SECRET_ACCESS_KEY/,
    );
    const readers = { ...bucket, MEDIA_S3_READERS_URL: 'https://films.example.com' };
    expect(readSettings(readers).media.s3?.readersUrl).toBe('https://films.example.com');
    expect(() => readSettings({ ...readers, MEDIA_KEPT_BY_CDN: 'true' })).toThrow(/MEDIA_S3_READERS_URL/);
  });

  it('prefers explicit settings to derived ones', () => {
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

  it('treats an empty variable as unset', () => {
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
    ['DATABASE_REPLICA_LAG_MS', '99', 'must be a whole number from 100 to 60000, but is "99"'],
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
    ['RATE_LIMIT_BUDGET', '0', 'must be a whole number from 1000 to 10000000, but is "0"'],
    ['RATE_LIMIT_SCALE', '0', 'must be a whole number from 1 to 1000, but is "0"'],
    ['GRAPHQL_MAX_COST', '0', 'must be a whole number from 1 to 10000000, but is "0"'],
    ['STRIPE_API_URL', 'api.stripe.com', 'must be a URL that begins with http:// or https://'],
    ['MEDIA_BASE_URL', 'media.example', 'must be a URL that begins with http:// or https://'],
    ['MEDIA_URL_SECONDS', '9', 'must be a whole number from 10 to 86400, but is "9"'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent, but is "loud"'],
    ['LOG_FORMAT', 'xml', 'must be one of pretty, json, but is "xml"'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name} ${message}`);
  });

  it('accepts several media signing keys in order', () => {
    const MEDIA_SIGNING_KEYS = `2026-02:${mediaSecret}, 2026-01:${'A'.repeat(86)}`;
    const { media } = readSettings({ MEDIA_SIGNING_KEYS, PUBLIC_URL: 'https://tv.example/' });
    expect(media).toMatchObject({
      baseUrl: 'https://tv.example',
      signingKeys: [
        { id: '2026-02', secret: mediaSecret },
        { id: '2026-01', secret: 'A'.repeat(86) },
      ],
      urlSeconds: 120,
      segmentSample: 20,
      isKeptByCdn: false,
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hidden@db', 'must be a URL that begins with postgres:// or postgresql://'],
    ['REDIS_URL', 'hidden@cache:6379', 'must be an address such as redis://host:port'],
    ['REDIS_URL', 'redis://hidden@one:6379,two:6379', 'must be an address such as redis://host:port'],
    ['REDIS_CACHE_URL', 'http://hidden', 'must be an address such as redis://host:port'],
    [
      'DATABASE_REPLICA_URL',
      'postgres://db,mysql://hidden@db',
      'must be a URL that begins with postgres:// or',
    ],
    ['SMTP_URL', 'http://user:hidden@mail', 'must be a URL that begins with smtp:// or smtps://'],
    ['STRIPE_SECRET_KEY', 'pk_hidden', 'must begin with sk_ or rk_'],
    ['STRIPE_WEBHOOK_SECRET', 'hidden', 'must begin with whsec_'],
    ['AUTH_SECRET', 'hidden', 'must be at least 43 random characters'],
    ['MEDIA_SIGNING_KEYS', 'hidden', 'must be <kid>:<secret>, separated by commas'],
    ['MEDIA_SIGNING_KEYS', `one:${'A'.repeat(42)}`, 'must be <kid>:<secret>, separated by commas'],
    ['MEDIA_SIGNING_KEYS', `one:${'A'.repeat(42)}B`, 'must be <kid>:<secret>, separated by commas'],
    ['MEDIA_SIGNING_KEYS', `a b:${mediaSecret}`, 'must be <kid>:<secret>, separated by commas'],
    ['MEDIA_SIGNING_KEYS', `one:${mediaSecret},one:${mediaSecret}`, 'must be <kid>:<secret>, separated by'],
  ])('refuses an invalid %s without repeating it', (name, value, message) => {
    const read = () => readSettings({ [name]: value });

    expect(read).toThrow(`${name} ${message}`);
    expect(read).not.toThrow(value);
  });

  it('uses Stripe only with both of its secrets', () => {
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

  it('reports all errors at once', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT [^]*LOG_LEVEL /);
  });

  it('has no default secret with an external database', () => {
    expect(() => readSettings({ DATABASE_URL })).toThrow(
      'AUTH_SECRET is missing, and is needed where DATABASE_URL is set. Example: AUTH_SECRET="$(openssl',
    );
  });
});

describe('resolveConfig', () => {
  const embedded = { databaseUrl: 'postgres://ours', redisUrl: 'redis://ours', secrets: { authSecret } };

  it('fills in the addresses of embedded servers, and freezes the result', () => {
    const config = resolveConfig(readSettings({}), embedded);

    expect(config).toMatchObject({
      database: { url: 'postgres://ours' },
      redis: { url: 'redis://ours', cacheUrl: 'redis://ours' },
      auth: { secret: authSecret },
    });
    expect(Object.isFrozen(config.graphql.limits)).toBe(true);
  });

  it('prefers configured servers', () => {
    const settings = readSettings({ REDIS_URL: 'redis://theirs', REDIS_CACHE_URL: 'redis://cache' });

    expect(resolveConfig(settings, embedded).redis).toMatchObject({
      url: 'redis://theirs',
      cacheUrl: 'redis://cache',
    });
  });
});

describe('loadEnvironment', () => {
  it('adds the file to the environment, which takes precedence', async () => {
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
  it('lists exactly the existing variables, with valid values', async () => {
    const example = await readFile(join(import.meta.dirname, '../.env.example'), 'utf8');
    const assignments = [...example.matchAll(/^#(?<name>[A-Z][A-Z0-9_]+)=(?<value>.*)$/gm)].map(
      ({ groups }) => groups ?? {},
    );

    const names = Object.keys(variablesSchema.shape);
    expect(assignments).toHaveLength(names.length);
    expect(new Set(assignments.map(({ name }) => name))).toEqual(new Set(names));
    const values = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
    expect(() => readSettings({ ...values, AUTH_SECRET: authSecret })).not.toThrow();
  });
});
