import { createHash } from 'node:crypto';
import { openShopSocket } from './graphql/raw-socket.js';

/** The server's response to a document, over any transport. */
export interface Said {
  /** The HTTP status; on a socket, the code with which it was closed instead of a response. */
  readonly status: number | null;
  readonly data: unknown;
  readonly codes: readonly string[];
  /** The whole response, as text. */
  readonly text: string;
}

export interface Asked {
  readonly query: string;
  readonly variables?: object;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function saidOf(status: number | null, text: string, { data, errors = [] }: Answer): Said {
  return { status, text, data, codes: errors.map(({ extensions }) => extensions?.code ?? 'none') };
}

async function post(address: string, body: object): Promise<Said> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return saidOf(response.status, text, JSON.parse(text) as Answer);
}

async function get(address: string, { query, variables = {} }: Asked): Promise<Said> {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const headers = { 'apollo-require-preflight': '1' };
  const response = await fetch(`${address}/graphql?${parameters.toString()}`, { headers });
  const text = await response.text();
  // Node's own refusals, for example of a URL that is too long, have another format.
  return saidOf(response.status, text, response.status === 431 ? {} : (JSON.parse(text) as Answer));
}

/** By its hash alone, after it was sent with it. */
async function persisted(address: string, { query, variables = {} }: Asked): Promise<Said> {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const sent = await post(address, { query, variables, extensions });
  const named = await post(address, { variables, extensions });
  return { ...named, data: named.data ?? sent.data, text: sent.text + named.text };
}

async function socket(address: string, payload: Asked): Promise<Said> {
  const raw = await openShopSocket(`${address.replace('http', 'ws')}/graphql`);
  raw.send({ type: 'subscribe', id: '1', payload });
  const heard = await Promise.race([raw.heard('error', '1'), raw.heard('next', '1'), raw.closed]);
  raw.socket.close();
  if (typeof heard === 'number') return saidOf(heard, '', {});
  const answer = Array.isArray(heard.payload) ? { errors: heard.payload } : (heard.payload as Answer);
  return saidOf(null, JSON.stringify(heard.payload), answer);
}

/** All ways to send a document, for a visitor. */
export const transports = {
  'by POST': (address: string, asked: Asked) => post(address, asked),
  'by GET': get,
  'by its hash': persisted,
  'by WebSocket': socket,
} as const;
