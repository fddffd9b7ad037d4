import { Stripe } from 'stripe';
import { noTracing, type Tracing } from '../../../platform/telemetry/tracing/tracing.js';
import { traceStripeRequests } from './traced-stripe-requests.js';

export interface StripeSettings {
  readonly secretKey: string;
  /** The key that verifies signatures of notices. */
  readonly webhookSecret: string;
  /** Undefined: Stripe's own URL. */
  readonly apiUrl: string | undefined;
}

const TIMEOUT_MS = 20_000;

/** The Stripe client, without retries, because callers retry themselves. */
export function createStripeClient(
  { secretKey, apiUrl }: StripeSettings,
  timeout: number = TIMEOUT_MS,
  tracing: Tracing = noTracing,
): Stripe {
  return new Stripe(secretKey, {
    timeout,
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: traceStripeRequests(tracing),
    ...(apiUrl === undefined ? {} : addressOf(new URL(apiUrl))),
  });
}

function addressOf({ protocol, hostname, port }: URL) {
  const isPlain = protocol === 'http:';
  return {
    protocol: isPlain ? ('http' as const) : ('https' as const),
    host: hostname,
    port: port || (isPlain ? 80 : 443),
  };
}
