import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Tracing } from '../../../platform/telemetry/tracing/tracing.js';
import type { Clock } from '../../../shared/clock.js';
import type { PaymentGateway } from '../payment-gateway.js';
import { createSimulatedGateway } from './simulated-gateway.js';
import type { StripeSettings } from './stripe-settings.js';

export interface PaymentGatewayDependencies {
  /** Durable, for the simulated gateway. */
  readonly redis: RedisClient;
  readonly prefix: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracing: Tracing;
}

/** Stripe if configured, otherwise a gateway that moves no money. */
export async function createPaymentGateway(
  { stripe }: { readonly stripe: StripeSettings | null },
  { redis, prefix, secret, clock, logger, tracing }: PaymentGatewayDependencies,
): Promise<PaymentGateway> {
  if (!stripe) return createSimulatedGateway({ redis, prefix, secret, clock });
  // Imported only when needed: Stripe's client has two hundred files.
  const { createStripeGateway } = await import('./stripe-gateway.js');
  return createStripeGateway({ settings: stripe, clock, logger, tracing });
}
