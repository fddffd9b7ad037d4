import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createS3Storage } from '../../src/modules/playback/media/media-storage.s3.js';
import { createTracing } from '../../src/platform/telemetry/tracing/create-tracing.js';
import type { Tracing } from '../../src/platform/telemetry/tracing/tracing.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { stripeHarness } from '../support/gateway-harness.js';
import * as operations from '../support/operations.js';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp/otlp-receiver.js';
import { type PlatformOptions, startPlatform } from '../support/platform.js';
import { startS3Server } from '../support/s3-server.js';
import { startSmtpServer } from '../support/smtp-server.js';
import { createStory, PASSWORD } from '../support/story.js';

const SECRET = 'secret-of-the-bucket';

function settings({ endpoint }: OtlpReceiver): NonNullable<PlatformOptions['tracing']> {
  return {
    endpoint,
    headers: {},
    timeoutMs: 1_000,
    sampler: 'always_on',
    ratio: 1,
    queueSize: 2_048,
    delayMs: 20,
    serviceName: 'streamcore-test',
    resource: {},
  };
}

/** Runs work within a job, and returns the recorded calls. */
async function callsIn(work: (tracing: Tracing) => Promise<unknown>) {
  await using receiver = await startOtlpReceiver();
  const tracing = await createTracing(settings(receiver), { role: 'worker', version: '1.0.0' });
  const job = tracing.begin({ kind: 'job', queue: 'counting', job: 'count', id: '1', attempt: 1 }, null);
  await job.run(() => work(tracing));
  job.end();
  await tracing[Symbol.asyncDispose]();
  const spans = receiver.spans();
  const parent = spans.find(({ name }) => name === 'process count')?.spanId;
  const calls = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  return { calls, usage: job.usage, said: receiver.text() };
}

describe('calls of external servers are part of the trace', () => {
  test('of S3, with the operation but without the object', async () => {
    await using server = await startS3Server();
    const { endpoint, accessKeyId } = server;
    const credentials = { accessKeyId, secretAccessKey: SECRET };
    const place = { bucket: 'films', region: 'eu-central-1', endpoint };
    const path = `titles/${newId()}/HD.m3u8`;
    const { calls, usage, said } = await callsIn(async (tracing) => {
      const storage = createS3Storage({ ...place, readersUrl: undefined, credentials }, tracing);
      await storage.write(path, Readable.from([Buffer.from('#EXTM3U')]));
      const file = await storage.find(path);
      await buffer((await file?.read()) ?? Readable.from([]));
      await storage.find('titles/missing');
      await storage.remove(path);
    });
    expect(calls.map(({ name, kind, failed }) => [name, kind, failed])).toEqual([
      ['S3/PutObject', 'client', false],
      ['S3/HeadObject', 'client', false],
      ['S3/GetObject', 'client', false],
      ['S3/HeadObject', 'client', true],
      ['S3/DeleteObject', 'client', false],
    ]);
    expect(calls[0]?.attributes).toEqual({ 'rpc.system.name': 'aws-api', 'rpc.method': 'S3/PutObject' });
    expect(calls[3]?.attributes['error.type']).toBe('NotFound');
    expect(usage).toEqual({ statements: 0, commands: 0 });
    expect(
      [path, 'titles/missing', accessKeyId, SECRET, endpoint].filter((text) => said.includes(text)),
    ).toEqual([]);
  });

  test('of Stripe, with the route and status but without ids', async () => {
    const { calls, said } = await callsIn(async (tracing) => {
      const harness = await stripeHarness({ tracing });
      const amount = { amountMinor: 1_299, currency: 'EUR' };
      const charge = { customer: 'cus_1', amount, idempotencyKey: newId() };
      await harness.gateway.charge({ ...charge, paymentMethod: 'pm_card_visa' });
      await harness.gateway.saveMethod('account-1', 'pm_card_visa');
      await harness.gateway.charge({ ...charge, paymentMethod: 'pm_declined', idempotencyKey: newId() });
      await harness[Symbol.asyncDispose]();
      await harness.gateway.charge({ ...charge, paymentMethod: 'pm_card_visa', idempotencyKey: newId() });
    });
    const recorded = calls.map(({ name, attributes }) => [name, attributes['http.response.status_code']]);
    expect(recorded).toContainEqual(['POST /v1/payment_intents', 200]);
    expect(recorded).toContainEqual(['POST /v1/payment_methods/{id}/attach', 200]);
    expect(recorded).toContainEqual(['POST /v1/payment_intents', 402]);
    const attributes = {
      'http.request.method': 'POST',
      'server.address': '127.0.0.1',
      'url.template': '/v1/payment_intents',
    };
    const declined = calls.find((call) => call.attributes['http.response.status_code'] === 402);
    expect(declined).toMatchObject({
      kind: 'client',
      failed: true,
      attributes: { ...attributes, 'error.type': '402' },
    });
    expect(calls.at(-1)).toMatchObject({ failed: true, attributes: { 'error.type': expect.any(String) } });
    expect(calls.at(-1)?.attributes).not.toHaveProperty('http.response.status_code');
    const unsaid = ['cus_', 'pm_card', 'pm_declined', 'pi_', 'account-1', '1299', 'sk_test', 'EUR'];
    expect(unsaid.filter((text) => said.includes(text))).toEqual([]);
  });

  test('of a mail server, in the trace of the job', async () => {
    let isAway = true;
    await using server = await startSmtpServer(() => {
      if (isAway) throw new Error('Nobody here is called somebody@example.com.');
    });
    await using receiver = await startOtlpReceiver();
    await using platform = await startPlatform({
      mail: { smtpUrl: server.url },
      tracing: settings(receiver),
    });
    const { visitor } = createStory(platform);
    const email = 'somebody@example.com';
    await visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });
    const sentBy = (failed: boolean) =>
      eventually(
        () => receiver.spans().find((span) => span.name === 'send mail' && span.failed === failed),
        (span) => span !== undefined,
      );
    const refused = await sentBy(true);
    expect(refused).toMatchObject({ kind: 'client', attributes: { 'error.type': 'EMESSAGE' } });
    isAway = false;
    const sent = await sentBy(false);
    expect(sent?.attributes).toEqual({ 'network.protocol.name': 'smtp' });
    const job = await eventually(
      () => receiver.spans().find(({ spanId }) => spanId === sent?.parentSpanId),
      (span) => span !== undefined,
    );
    expect(job?.name).toBe('process send-verification');
    const said = receiver.text();
    expect([email, server.url, '#token='].filter((text) => said.includes(text))).toEqual([]);
  });
});
