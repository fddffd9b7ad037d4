import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { createStripeBooks } from './stripe-books.js';
import { scriptOf } from './stripe-methods.js';
import { type Answer, type Intent, refusal } from './stripe-objects.js';

export const STRIPE_KEY = 'sk_test_right';

export interface StripeServer extends AsyncDisposable {
  readonly url: string;
  /** The charges of a key, with any result. */
  intentsOf(idempotencyKey: string): readonly Intent[];
  refundedOf(intentId: string): number;
  /** Forgets the idempotency keys, as Stripe does after a day. */
  forgetKeys(): void;
  /** Answers the next request with this instead of processing it. */
  answerNext(answer: Answer): void;
  /** The number of requests of a kind, such as `POST /v1/payment_intents`. */
  count(request: string): number;
}

interface Remembered {
  readonly asked: string;
  /** Null while it is being processed. */
  answer: Answer | null;
}

const FAILURE = refusal(500, { type: 'api_error', message: 'Something went wrong on Stripe’s end.' });

/** Replaces Stripe: its API as far as we use it, with its idempotency and its failures. */
export async function startStripeServer(): Promise<StripeServer> {
  const books = createStripeBooks();
  const remembered = new Map<string, Remembered>();
  const troubled = new Set<string>();
  const instead: Answer[] = [];
  const counts = new Map<string, number>();

  /** A key is stored when processing starts; a request that is lost on its way has no effect. */
  async function idempotent(key: string, asked: string, work: () => Answer): Promise<[Answer, boolean]> {
    const known = remembered.get(key);
    if (known && known.asked !== asked) {
      const message = 'Keys for idempotent requests can only be used with the same parameters.';
      return [refusal(400, { type: 'idempotency_error', message }), false];
    }
    if (known) {
      const code = 'idempotency_key_in_use';
      const busy = refusal(409, { type: 'idempotency_error', code, message: 'In progress.' });
      return [known.answer ?? busy, known.answer !== null];
    }
    const entry: Remembered = { asked, answer: null };
    remembered.set(key, entry);
    await turn();
    entry.answer = work();
    return [entry.answer, false];
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers, url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://stripe');
    const body = await text(request);
    const form = method === 'POST' ? new URLSearchParams(body) : searchParams;
    const named = `${method} ${pathname}`;
    counts.set(named, (counts.get(named) ?? 0) + 1);
    const next = instead.shift();
    if (next) return reply(response, next);
    if (headers.authorization !== `Bearer ${STRIPE_KEY}`) {
      const message = 'Invalid API Key provided';
      return reply(response, refusal(401, { type: 'invalid_request_error', message }));
    }
    const key = headers['idempotency-key'];
    if (method !== 'POST' || typeof key !== 'string')
      return reply(response, books.act(method, pathname, form));

    const first = troubled.has(key) ? undefined : scriptOf(form.get('payment_method')).first;
    troubled.add(key);
    if (first === 'lostBefore') return;
    const [answer, replayed] = await idempotent(key, named + body, () => {
      if (first === 'failsBefore') return FAILURE;
      const done = books.act(method, pathname, form);
      return first === 'failsAfter' ? FAILURE : done;
    });
    if (first !== 'lostAfter') reply(response, answer, replayed);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return {
    url: `http://127.0.0.1:${port}`,
    intentsOf: (key) => books.intents.filter(({ metadata }) => metadata.streamcore_key === key),
    refundedOf: books.refundedOf,
    forgetKeys: () => remembered.clear(),
    answerNext: (answer) => void instead.push(answer),
    count: (request) => counts.get(request) ?? 0,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function reply(response: ServerResponse, { status, body }: Answer, replayed = false): void {
  const headers = { 'content-type': 'application/json', 'request-id': 'req_test' };
  response.writeHead(status, replayed ? { ...headers, 'idempotent-replayed': 'true' } : headers);
  response.end(JSON.stringify(body));
}
