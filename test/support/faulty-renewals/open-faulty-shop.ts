import type { Config } from '../../../src/config.js';
import { createSimulatedGateway } from '../../../src/modules/subscriptions/gateways/simulated-gateway.js';
import { createSimulatedNotices } from '../../../src/modules/subscriptions/gateways/simulated-notices.js';
import type { PaymentGateway, SignedNotice } from '../../../src/modules/subscriptions/payment-gateway.js';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { createLogger } from '../../../src/platform/telemetry/logger.js';
import { createStillClock, type TestClock } from '../clock.js';
import { createFaultyGateway, type FaultyGateway } from '../faulty-gateway.js';
import type { Platform } from '../platform.js';

/** A platform whose gateway has network faults. */
export interface FaultyShop extends Pick<Platform, 'engine' | 'clock' | 'address'>, AsyncDisposable {
  readonly gateway: FaultyGateway;
}

export interface FaultyShopOptions {
  readonly redis: Pick<Config['redis'], 'url' | 'prefix'>;
  /** The secret from which the gateway and the platform derive their keys. */
  readonly secret: string;
  readonly seed: number;
  /** Starts the platform. */
  open(gateway: PaymentGateway, clock: TestClock): Promise<Omit<FaultyShop, 'gateway'>>;
}

/** The last day of the year before a leap year, so that the months are special cases. */
const START = new Date('2027-12-31T21:47:03.123Z');
/** Three of five calls fail. */
const FAULTS = { lostCall: 0.2, lostAnswer: 0.2, late: 0.2 };
const MOST_DELIVERIES = 5;

/** Notices arrive by the public route, signed, and every copy twice at the same time. */
export async function openFaultyShop({ redis, secret, seed, open }: FaultyShopOptions): Promise<FaultyShop> {
  const disposer = createDisposer();
  const clock = createStillClock(START);
  const logger = createLogger({ level: 'silent', pretty: false });
  const commands = disposer.add(createRedis(redis.url, { name: 'gateway', role: 'commands', logger }));
  const { prefix } = redis;
  const simulated = createSimulatedGateway({ redis: commands, prefix, secret, clock });
  const notices = createSimulatedNotices(secret, clock);
  const deliver = async (signed: SignedNotice) => {
    await Promise.all([send(shop.address, signed), send(shop.address, signed)]);
  };
  const gateway = createFaultyGateway(simulated, {
    ...FAULTS,
    seed,
    deliver: (notice) => deliver(notices.sign(notice)),
  });
  const shop = disposer.add(await open(gateway, clock));
  return { ...shop, gateway, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}

/** Repeated until it is accepted, as gateways do. */
async function send(address: string, { body, headers }: SignedNotice): Promise<void> {
  const url = `${address}/webhooks/payments/simulated`;
  const signed = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  for (let delivery = 1; delivery <= MOST_DELIVERIES; delivery += 1) {
    const answer = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: [...signed, ['content-type', 'application/json']],
    });
    if (answer.ok) return;
    if (delivery === MOST_DELIVERIES) throw new Error(`A notice was answered ${answer.status}.`);
  }
}
