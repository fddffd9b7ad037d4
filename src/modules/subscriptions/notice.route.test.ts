import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SimulatedHarness, simulatedHarness } from '../../../test/support/gateway-harness.js';
import { createHttpServer, type HttpServer } from '../../platform/http/http-server.js';
import { createLogger } from '../../platform/telemetry/logger.js';
import { newId } from '../../shared/ids.js';
import { servePaymentNotices } from './notice.route.js';
import type { GatewayNotice, SignedNotice } from './payment-gateway.js';

const PATH = '/webhooks/payments/simulated';
const heard: GatewayNotice[] = [];
let failure: Error | null = null;
let harness: SimulatedHarness;
let server: HttpServer;
let address: string;

beforeAll(async () => {
  harness = await simulatedHarness();
  const http = { host: '127.0.0.1', port: 0, publicUrl: 'http://tv.example', drainMs: 0 };
  server = await createHttpServer({
    http: { ...http, allowedOrigins: [], trustedProxies: [] },
    logger: createLogger({ level: 'silent', pretty: false }),
    probes: {},
  });
  servePaymentNotices(server.fastify, {
    gateway: harness.gateway,
    async receive(notice) {
      if (failure) throw failure;
      heard.push(notice);
    },
  });
  server.fastify.post('/elsewhere', ({ body }) => body);
  address = await server.listen();
});
afterEach(() => {
  failure = null;
  heard.length = 0;
});
afterAll(async () => {
  await server.close();
  await harness[Symbol.asyncDispose]();
});

async function aNotice(): Promise<SignedNotice & { readonly idempotencyKey: string }> {
  const amount = { amountMinor: 1, currency: 'EUR' };
  const idempotencyKey = newId();
  await harness.gateway.charge({ idempotencyKey, amount, customer: null, paymentMethod: 'pm_late_success' });
  return { ...(await harness.succeedLate(idempotencyKey)), idempotencyKey };
}

function post(body: Buffer | string, headers: SignedNotice['headers'], type = 'application/json') {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return fetch(address + PATH, { method: 'POST', body, headers: [...given, ['content-type', type]] });
}

describe('a payment notice', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'text/plain'])(
    'is handled once per delivery, as %s',
    async (type) => {
      const { body, headers, idempotencyKey } = await aNotice();
      const answers = [await post(body, headers, type), await post(body, headers, type)];

      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await answers[0]?.json()).toEqual({ received: true });
      expect(heard).toMatchObject([{ idempotencyKey }, { idempotencyKey }]);
    },
  );

  it('is refused if it was modified, even by a space, or is empty', async () => {
    const { body, headers } = await aNotice();
    for (const other of [`${body.toString()} `, '{', '']) {
      const answer = await post(other, headers);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        code: 'BAD_REQUEST',
        error: expect.stringMatching(/^The notice was refused: its signature/),
      });
    }
    expect(heard).toEqual([]);
  });

  it('is refused without a signature', async () => {
    const { body } = await aNotice();
    const answer = await post(body, {});
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      code: 'BAD_REQUEST',
      error: expect.stringContaining('simulated-signature is missing'),
    });
  });

  it('is refused if it is too large', async () => {
    const { headers } = await aNotice();
    expect((await post('x'.repeat(256 * 1024 + 1), headers)).status).toBe(413);
  });

  it('is answered with 503 while the database is down', async () => {
    const { body, headers } = await aNotice();
    failure = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
    const answer = await post(body, headers);

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.text()).not.toContain('10.0.0.1');
    failure = null;
    expect((await post(body, headers)).status).toBe(200);
  });

  it('is answered with a masked error for an internal failure', async () => {
    const { body, headers } = await aNotice();
    failure = new Error('secret');
    const answer = await post(body, headers);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });
});

it('does not change how other routes parse bodies', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/elsewhere`, { method: 'POST', body: '{"a":1}', headers });
  expect(await answer.json()).toEqual({ a: 1 });
});
