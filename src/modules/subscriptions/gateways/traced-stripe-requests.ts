import { Stripe } from 'stripe';
import type { Tracing } from '../../../platform/telemetry/tracing/tracing.js';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/** The fixed segments of Stripe's paths. All others are ids, of customers or payment methods. */
const WORDS = new Set([
  'v1',
  'payment_intents',
  'customers',
  'payment_methods',
  'refunds',
  'search',
  'attach',
  'cancel',
  'confirm',
]);

/** Records each request of Stripe's client as a span, with its path and status but without ids. */
export function traceStripeRequests(tracing: Pick<Tracing, 'noteCall'>): HttpClient {
  const client = Stripe.createNodeHttpClient();
  const send = client.makeRequest.bind(client);

  client.makeRequest = async (host, port, path, method, ...rest) => {
    const end = tracing.noteCall({ kind: 'httpCall', method, server: host, template: templateOf(path) });
    if (!end) return send(host, port, path, method, ...rest);
    try {
      const answer = await send(host, port, path, method, ...rest);
      end(null, answer.getStatusCode());
      return answer;
    } catch (error) {
      end(error);
      throw error;
    }
  };
  return client;
}

function templateOf(path: string): string {
  const [pathname = ''] = path.split('?');
  return pathname
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : '{id}'))
    .join('/');
}
