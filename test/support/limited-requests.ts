import { once } from 'node:events';
import { openRawSocket } from './graphql/raw-socket.js';

export interface LimitedRequest {
  readonly query: string;
  readonly variables?: object;
  readonly token?: string | undefined;
  /** The client address in the request, for platforms that trust this machine as a proxy. */
  readonly forwardedFor?: string;
  readonly accept?: string;
  /** Makes Apollo answer instead of the lane of known operations. */
  readonly lane?: 'any' | 'apollo';
  readonly method?: 'POST' | 'GET';
}

/** A request over HTTP, with all of the response's information about limits. */
export async function requestOf(address: string, request: LimitedRequest) {
  const { query, variables, token, forwardedFor, accept, lane = 'any', method = 'POST' } = request;
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    ...(accept === undefined ? {} : { accept }),
  };
  const body = {
    query,
    ...(variables ? { variables } : {}),
    ...(lane === 'apollo' ? { extensions: {} } : {}),
  };
  const response =
    method === 'POST'
      ? await fetch(`${address}/graphql`, { method, headers, body: JSON.stringify(body) })
      : await fetch(`${address}/graphql?query=${encodeURIComponent(query)}`, { headers });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    policy: response.headers.get('ratelimit-policy'),
    limit: response.headers.get('ratelimit'),
    type: response.headers.get('content-type'),
    body: (await response.json()) as {
      readonly data?: unknown;
      readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
    },
  };
}

/** The statuses of concurrent requests, one per address, such as those of several processes. */
export async function statusesOf(addresses: readonly string[], request: LimitedRequest): Promise<number[]> {
  return Promise.all(addresses.map(async (address) => (await requestOf(address, request)).status));
}

/** A socket on which operations are sent one after the other, for the user of the token. */
export async function openLimitedSocket(address: string, token?: string) {
  const raw = await openRawSocket(`${address.replace('http', 'ws')}/graphql`);
  raw.send({
    type: 'connection_init',
    payload: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  await raw.heard('connection_ack');
  let count = 0;
  return {
    /** The first message about an operation. */
    async ask(query: string) {
      count += 1;
      const id = String(count);
      raw.send({ type: 'subscribe', id, payload: { query } });
      for (;;) {
        const said = raw.messages.find((message) => message.id === id);
        if (said) return { type: said.type, payload: said.payload };
        await once(raw.socket, 'message');
      }
    },
    close: () => raw.socket.close(),
  };
}
