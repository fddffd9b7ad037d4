import { randomUUID } from 'node:crypto';
import { Stripe } from 'stripe';
import {
  createSimulatedGateway,
  type SimulatedGateway,
} from '../../src/modules/subscriptions/gateways/simulated-gateway.js';
import { createStripeGateway } from '../../src/modules/subscriptions/gateways/stripe-gateway.js';
import type { PaymentGateway, SignedNotice } from '../../src/modules/subscriptions/payment-gateway.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import type { RedisClient } from '../../src/platform/redis/redis-client.js';
import { createLogger, type Logger } from '../../src/platform/telemetry/logger.js';
import { noTracing, type Tracing } from '../../src/platform/telemetry/tracing/tracing.js';
import { createTestClock, type TestClock } from './clock.js';
import { STRIPE_KEY, type StripeServer, startStripeServer } from './stripe/stripe-server.js';
import { testRedis } from './test-redis.js';

const WEBHOOK_SECRET = 'whsec_test';
const TIMEOUT_MS = 400;
const silent = createLogger({ level: 'silent', pretty: false });

/** A gateway, with knowledge about it that only a test has. */
export interface GatewayHarness<Gateway extends PaymentGateway = PaymentGateway> extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly clock: TestClock;
  /** The money that actually moved, in the minor unit: a number for each time. */
  moved(idempotencyKey: string): Promise<readonly number[]>;
  refunded(idempotencyKey: string): Promise<number>;
  /** Lets a pending charge succeed, and returns the notice about it. */
  succeedLate(idempotencyKey: string): Promise<SignedNotice>;
}

export interface SimulatedHarness extends GatewayHarness<SimulatedGateway> {
  readonly redis: RedisClient;
  readonly prefix: string;
}

export async function simulatedHarness(): Promise<SimulatedHarness> {
  const { url, prefix } = testRedis();
  const clock = createTestClock();
  const redis = createRedis(url, { name: 'test', role: 'commands', logger: silent });
  const gateway = createSimulatedGateway({ redis, prefix, secret: 'a secret', clock });

  return {
    gateway,
    clock,
    redis,
    prefix,
    async moved(key) {
      const charge = await gateway.ledger.chargeOf(key);
      return charge ? [charge.amount.amountMinor] : [];
    },
    refunded: async (key) => (await gateway.ledger.chargeOf(key))?.refundedMinor ?? 0,
    async succeedLate(key) {
      const notice = await gateway.noticeOf(key);
      if (!notice) throw new Error('The charge was not decided.');
      return notice;
    },
    [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
  };
}

export interface StripeHarness extends GatewayHarness {
  readonly server: StripeServer;
}

export interface StripeHarnessOptions {
  readonly secretKey?: string;
  readonly logger?: Logger;
  readonly tracing?: Tracing;
}

export async function stripeHarness(options: StripeHarnessOptions = {}): Promise<StripeHarness> {
  const { secretKey = STRIPE_KEY, logger = silent, tracing = noTracing } = options;
  const clock = createTestClock();
  const server = await startStripeServer();
  const settings = { secretKey, webhookSecret: WEBHOOK_SECRET, apiUrl: server.url };
  const gateway = createStripeGateway({ settings, clock, logger, tracing, timeoutMs: TIMEOUT_MS });
  const successful = (key: string) => server.intentsOf(key).filter(({ status }) => status === 'succeeded');

  return {
    gateway,
    clock,
    server,
    moved: async (key) => successful(key).map(({ amount }) => amount),
    refunded: async (key) => successful(key).reduce((sum, { id }) => sum + server.refundedOf(id), 0),
    async succeedLate(key) {
      const [intent] = server.intentsOf(key);
      if (!intent) throw new Error('The charge was not made.');
      intent.status = 'succeeded';
      return stripeNotice('payment_intent.succeeded', intent, clock);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** An event as Stripe sends and signs it. */
export function stripeNotice(type: string, object: object, clock: TestClock): SignedNotice {
  const payload = JSON.stringify({ id: `evt_${randomUUID()}`, object: 'event', type, data: { object } });
  const { webhooks } = new Stripe(STRIPE_KEY);
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const signature = webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET, timestamp });
  return { body: Buffer.from(payload), headers: { 'stripe-signature': signature } };
}
