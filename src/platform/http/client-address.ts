import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** The client's network address, from `X-Forwarded-For` if a trusted proxy set it. */
export type ClientAddress = (request: IncomingMessage) => string;

/** @param trustedProxies addresses or CIDR ranges of our own proxies */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trust = proxyAddress.compile([...trustedProxies]);
  return (request) => proxyAddress(request, trust);
}
