import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { SignUpMutation } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import * as operations from '../support/operations.js';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp/otlp-receiver.js';
import type { ReceivedSpan } from '../support/otlp/spans.js';
import { type Platform, type PlatformOptions, startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const SAMPLED = `00-${TRACE}-${CALLER}-01`;
const UNSAMPLED = `00-${TRACE}-${CALLER}-00`;

type Tracing = NonNullable<PlatformOptions['tracing']>;

function tracingTo({ endpoint }: Pick<OtlpReceiver, 'endpoint'>, settings: Partial<Tracing> = {}): Tracing {
  return {
    endpoint,
    headers: {},
    timeoutMs: 1_000,
    sampler: 'parentbased_traceidratio',
    ratio: 0,
    queueSize: 2_048,
    delayMs: 20,
    serviceName: 'streamcore-test',
    resource: {},
    ...settings,
  };
}

function post({ address }: Platform, body: object, headers: Record<string, string> = {}) {
  return fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The ancestors of a span, up to the first received one of its trace. */
function pathTo(span: ReceivedSpan, spans: readonly ReceivedSpan[]): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [...pathTo(parent, spans), span.name] : [span.name];
}

function pathsOf(spans: readonly ReceivedSpan[], name: string): string[][] {
  return spans.filter((span) => span.name === name).map((span) => pathTo(span, spans));
}

/** Waits for spans of these names, and returns all that have arrived by then. */
function spansWith(receiver: OtlpReceiver, names: readonly string[]): Promise<readonly ReceivedSpan[]> {
  return eventually(
    () => receiver.spans(),
    (spans) => names.every((name) => spans.some((span) => span.name === name)),
  );
}

test('one trace spans a request and the job of its event in another process, without personal data', async () => {
  await using receiver = await startOtlpReceiver();
  const tracing = tracingTo(receiver);
  await using api = await startPlatform({ role: 'api', tracing, rateLimits: {} });
  await using _worker = await startPlatform({ role: 'worker', beside: api, tracing });
  const email = 'somebody@example.com';
  const input = { email, password: PASSWORD };

  const body = { query: print(operations.SignUp), variables: { input } };
  const answer = await post(api, body, { traceparent: SAMPLED });
  const { data } = (await answer.json()) as { data: SignUpMutation };
  const job = 'process send-verification';
  const spans = await spansWith(receiver, [job, 'POST /graphql']);

  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  const request = spans.find(({ name }) => name === 'POST /graphql');
  expect(answer.headers.get('traceresponse')).toBe(`00-${TRACE}-${request?.spanId}-01`);
  expect(request).toMatchObject({
    parentSpanId: CALLER,
    kind: 'server',
    attributes: { 'http.route': '/graphql', 'http.response.status_code': 200 },
    resource: { 'service.name': 'streamcore-test', 'streamcore.role': 'api' },
  });
  const operation = ['POST /graphql', 'mutation signUp'];
  const field = [...operation, 'Mutation.signUp'];
  expect(pathsOf(spans, 'Mutation.signUp')).toEqual([field]);
  expect(pathsOf(spans, 'INSERT outbox_events')).toEqual([[...field, 'INSERT outbox_events']]);
  expect(pathsOf(spans, 'EVALSHA')[0]).toEqual(expect.arrayContaining(operation));
  const event = [...field, 'process accounts.email_verification_requested'];
  expect(pathsOf(spans, job)).toEqual([[...event, 'send email', job]]);
  const worked = spans.find(({ name }) => name === job);
  expect(worked).toMatchObject({
    kind: 'consumer',
    attributes: { 'messaging.system': 'bullmq', 'streamcore.job.attempt': 1 },
  });
  expect(spans.filter(({ parentSpanId }) => parentSpanId === worked?.spanId)).not.toEqual([]);
  expect(worked?.resource['service.instance.id']).not.toBe(request?.resource['service.instance.id']);

  const { accessToken, refreshToken, account } = data.signUp;
  const said = receiver.text();
  const unsaid = [accessToken, refreshToken, account.id, email, PASSWORD, '127.0.0.1'];
  expect(unsaid.filter((text) => said.includes(text))).toEqual([]);
});

test('a group commit is part of the trace of its first request', async () => {
  await using receiver = await startOtlpReceiver();
  await using platform = await startPlatform({ tracing: tracingTo(receiver) });
  const story = createStory(platform);
  const { viewer, profile } = await story.viewerWithProfile();
  const titleId = await story.movie();
  const observedAt = platform.clock.now().toISOString();
  const entries = [{ titleId, positionSeconds: 600, observedAt, sequence: 1 }];
  const variables = { input: { profileId: profile.id, entries } };
  const headers = { authorization: `Bearer ${viewer.accessToken}`, traceparent: SAMPLED };
  await (await post(platform, { query: print(operations.RecordProgress), variables }, headers)).text();

  const event = 'process watching.title_started';
  const spans = await spansWith(receiver, [event, 'POST /graphql']);
  const field = ['POST /graphql', 'mutation recordProgress', 'Mutation.recordProgress'];
  expect(pathsOf(spans, 'WITH watch_progress')).toEqual([[...field, 'WITH watch_progress']]);
  expect(pathsOf(spans, event)).toEqual([[...field, event]]);
  const said = receiver.text();
  expect([profile.id, titleId, viewer.accountId].filter((text) => said.includes(text))).toEqual([]);
});

describe('for every transport', () => {
  test('the trace is the same, also on the fast path', async () => {
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({ role: 'api', tracing: tracingTo(receiver) });
    const query = print(operations.Genres);
    for (let times = 0; times < 3; times += 1) {
      await (await post(platform, { query }, { traceparent: SAMPLED })).text();
    }
    await (await fetch(`${platform.address}/api/genres`, { headers: { traceparent: SAMPLED } })).text();

    const spans = await eventually(
      () => receiver.spans().filter(({ name }) => name === 'query genres'),
      ({ length }) => length === 4,
    );
    expect(spans.map(({ attributes }) => attributes['streamcore.graphql.transport'])).toEqual([
      'http',
      'http',
      'http',
      'rest',
    ]);
    expect(pathsOf(receiver.spans(), 'Query.genres')).toHaveLength(4);
  });

  test('over a socket, it continues the trace named by its message, and events start their own', async () => {
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({ tracing: tracingTo(receiver, { ratio: 1 }) });
    const story = createStory(platform);
    const { viewer, profile } = await story.viewerWithProfile();
    const film = await story.movie();
    const client = createClient({
      url: `${platform.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${viewer.accessToken}` },
    });
    const extensions = { traceparent: SAMPLED };
    const queries = client.iterate({ query: print(operations.Genres), extensions });
    expect((await queries.next()).value).toMatchObject({ data: { genres: expect.any(Array) } });
    const asked = (await spansWith(receiver, ['query genres'])).find(({ name }) => name === 'query genres');
    expect(asked).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, kind: 'server', failed: false });

    const events = client.iterate({
      query: print(operations.WatchProgressUpdated),
      variables: { profileId: profile.id },
      extensions,
    });
    const first = events.next();
    const subscribed = 'subscription watchProgressUpdated';
    await spansWith(receiver, [subscribed]);
    await story.watch(viewer, profile.id, film, 900);
    await first;
    const delivered = 'deliver watchProgressUpdated';
    const spans = await spansWith(receiver, [delivered]);
    expect(spans.find(({ name }) => name === subscribed)?.traceId).toBe(TRACE);
    expect(spans.find(({ name }) => name === delivered)).toMatchObject({ parentSpanId: '' });
    await client.dispose();
  });
});

describe('which traces are recorded', () => {
  test('those recorded by their callers, and the configured share of others', async () => {
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({ role: 'api', tracing: tracingTo(receiver) });
    const body = { query: '{ genres { id } }' };
    expect((await post(platform, body)).headers.has('traceresponse')).toBe(false);
    expect((await post(platform, body, { traceparent: UNSAMPLED })).status).toBe(200);
    expect((await post(platform, body, { traceparent: 'nonsense' })).status).toBe(200);
    expect((await post(platform, body, { traceparent: SAMPLED })).status).toBe(200);
    const spans = await spansWith(receiver, ['POST /graphql']);
    expect(spans.filter(({ name }) => name === 'POST /graphql')).toHaveLength(1);
  });

  test('health checks create no traces', async () => {
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({ role: 'api', tracing: tracingTo(receiver, { ratio: 1 }) });
    await fetch(`${platform.address}/health/ready`);
    await fetch(`${platform.address}/metrics`);
    await post(platform, { query: '{ genres { id } }' });
    const spans = await spansWith(receiver, ['POST /graphql']);
    expect(spans.filter(({ kind }) => kind === 'server').map(({ name }) => name)).toEqual(['POST /graphql']);
  });

  test('a failure is recorded only by its code', async () => {
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({ role: 'api', tracing: tracingTo(receiver, { ratio: 1 }) });
    const secret = 'a secret ';
    await post(platform, { query: `{ search(query: "${secret.repeat(30)}") { edges { node { id } } } }` });
    const spans = await spansWith(receiver, ['query search']);
    const failed = spans.filter((span) => span.failed);
    expect(failed.map(({ attributes }) => attributes['error.type'])).toContain('BAD_USER_INPUT');
    expect(receiver.text()).not.toContain(secret);
  });
});

test('concurrent requests have separate traces', async () => {
  await using receiver = await startOtlpReceiver();
  const database = { poolSize: 2 };
  const tracing = tracingTo(receiver, { ratio: 1 });
  await using platform = await startPlatform({ role: 'api', tracing, database });
  const query = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }';
  const callers = Array.from({ length: 20 }, (_, index) => `${index + 10}`.padStart(32, 'a'));
  await Promise.all(
    callers.map(async (traceId, index) => {
      const variables = { input: { email: `nobody-${index}@example.com`, password: PASSWORD } };
      const headers = { traceparent: `00-${traceId}-${CALLER}-01` };
      expect((await post(platform, { query, variables }, headers)).status).toBe(200);
    }),
  );
  const spans = await eventually(
    () => receiver.spans(),
    (received) => received.filter(({ name }) => name === 'POST /graphql').length === callers.length,
  );
  const statements = callers.map((traceId) =>
    spans
      .filter((span) => span.traceId === traceId && 'db.query.text' in span.attributes)
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(statements[0]?.length).toBeGreaterThan(0);
  expect(new Set(statements.map((names) => names.join()))).toHaveLength(1);
});
