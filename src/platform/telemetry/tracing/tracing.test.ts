/**
 * What is loaded where nothing is traced is not to be loaded already by the tests of others. Files whose environments differ do not
 * share a process.
 *
 * @vitest-environment-options { "process": "tracing" }
 */
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { startOtlpReceiver } from '../../../../test/support/otlp/otlp-receiver.js';
import { readSpans } from '../../../../test/support/otlp/spans.js';
import { createTracing } from './create-tracing.js';
import { noTracing, type Step, type Tracing } from './tracing.js';
import type { TracingSettings } from './tracing-settings.js';

const STEP: Step = { kind: 'job', queue: 'counting', job: 'count', id: '1', attempt: 1 };
const PROCESS = { role: 'worker', version: '1.0.0' };
const QUEUE_SIZE = 20;

function settings(endpoint: string): TracingSettings {
  return {
    endpoint,
    headers: { authorization: 'Bearer of the collector' },
    timeoutMs: 500,
    sampler: 'always_on',
    ratio: 1,
    queueSize: QUEUE_SIZE,
    delayMs: 10,
    serviceName: 'test',
    resource: { 'deployment.environment.name': 'test' },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
}

function trace(tracing: Tracing, count: number): void {
  for (let times = 0; times < count; times += 1) tracing.follow(STEP, null, () => undefined);
}

it('is not loaded without a collector', async () => {
  const { cache } = createRequire(import.meta.url);
  const loaded = () => Object.keys(cache).filter((path) => path.includes('/@opentelemetry/'));
  const tracing = await createTracing(null, PROCESS);
  expect(loaded()).toEqual([]);
  expect(tracing).toBe(noTracing);
  expect(tracing.begin(STEP)).toBe(tracing.begin(STEP));
  expect(tracing.noteCall({ kind: 'command', command: 'get' })).toBeNull();
  const work = () => 'done';
  expect(tracing.bind(work)).toBe(work);

  await using _on = await createTracing(settings('http://127.0.0.1:9/v1/traces'), PROCESS);
  expect(loaded()).not.toEqual([]);
});

it('sends pending spans on shutdown, with the headers of the collector', async () => {
  await using receiver = await startOtlpReceiver();
  const tracing = await createTracing({ ...settings(receiver.endpoint), delayMs: 600_000 }, PROCESS);
  trace(tracing, 3);
  expect(receiver.spans()).toEqual([]);
  await tracing[Symbol.asyncDispose]();
  expect(receiver.spans()).toHaveLength(3);
  expect(receiver.spans()[0]?.resource).toMatchObject({
    'service.name': 'test',
    'service.version': '1.0.0',
    'deployment.environment.name': 'test',
  });
  expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer of the collector' });
});

it('drops spans that a collector refuses, logs it once, and can be stopped', async () => {
  const bodies: Buffer[] = [];
  let isBack = false;
  const collector = createServer((request, response) => {
    request.on('data', (part: Buffer) => bodies.push(part));
    // In the meantime, the collector does not respond.
    if (isBack) response.writeHead(200).end();
  });
  const lines: string[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push((JSON.parse(line.toString()) as { msg: string }).msg);
      done();
    },
  });
  const tracing = await createTracing(settings(await listen(collector)), PROCESS);
  tracing.reportTo(pino(stream));
  trace(tracing, 100 * QUEUE_SIZE);
  await eventually(
    () => lines,
    ({ length }) => length > 0,
  );
  expect(lines).toEqual(['The trace collector does not accept traces; they are dropped']);
  // Spans that did not fit were dropped: only those in the queue are sent.
  const spanIds = new Set(bodies.flatMap(readSpans).map(({ spanId }) => spanId));
  expect(spanIds.size).toBeGreaterThan(0);
  expect(spanIds.size).toBeLessThanOrEqual(2 * QUEUE_SIZE);

  isBack = true;
  await eventually(
    () => {
      trace(tracing, 1);
      return lines;
    },
    ({ length }) => length > 1,
  );
  expect(lines[1]).toBe('The trace collector accepts traces again');
  await tracing[Symbol.asyncDispose]();
  collector.closeAllConnections();
  collector.close();
});

it('adds trace ids to log lines, and continues in bound callbacks', async () => {
  await using receiver = await startOtlpReceiver();
  await using tracing = await createTracing(settings(receiver.endpoint), PROCESS);
  const activity = tracing.begin(STEP);
  const bound = activity.run(() => tracing.bind(() => tracing.logFields()));
  expect(bound()).toEqual({ traceId: activity.traceId, spanId: activity.traceparent?.split('-')[2] });
  expect(tracing.logFields()).toEqual({});
});

it('counts the server calls of a job, but none after its end', async () => {
  await using receiver = await startOtlpReceiver();
  const tracing = await createTracing(settings(receiver.endpoint), PROCESS);
  const activity = tracing.begin(STEP);
  const ask = activity.run(() =>
    tracing.bind(() => tracing.noteCall({ kind: 'statement', text: 'SELECT 1' })?.()),
  );
  ask();
  activity.run(() => tracing.noteCall({ kind: 'command', command: 'get' })?.(new Error('of somebody')));
  expect(activity.usage).toEqual({ statements: 1, commands: 1 });
  activity.end();
  ask();
  await tracing[Symbol.asyncDispose]();
  expect(receiver.spans().map(({ name, failed }) => [name, failed])).toEqual([
    ['SELECT', false],
    ['GET', true],
    ['process count', false],
  ]);
});
