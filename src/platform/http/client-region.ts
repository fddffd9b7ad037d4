import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** The client's region, as ISO 3166-1 alpha-2; null when unknown. */
export type ClientRegion = (request: IncomingMessage) => string | null;

export interface ClientRegionOptions {
  /** A header set by our own proxies, such as `cf-ipcountry`. Null: none. */
  readonly header: string | null;
  /** Addresses or CIDR ranges of trusted proxies; the header is ignored from others. */
  readonly trustedProxies: readonly string[];
  /** The region of clients without the header. */
  readonly usual: string | null;
}

const REGION = /^[A-Z]{2}$/u;

export function createClientRegion({ header, trustedProxies, usual }: ClientRegionOptions): ClientRegion {
  if (header === null) return () => usual;
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  const name = header.toLowerCase();
  return ({ headers, socket }) => {
    const said = headers[name];
    if (typeof said !== 'string' || !isTrusted(socket.remoteAddress ?? '', 0)) return usual;
    const region = said.trim().toUpperCase();
    return REGION.test(region) ? region : usual;
  };
}
