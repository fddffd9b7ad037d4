import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** The network address of whoever sent a request: of the client, where proxies that we trust say who it is. */
export type ClientAddress = (request: IncomingMessage) => string;

/** @param trustedProxies addresses or CIDR ranges of our own proxies */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trust = proxyAddress.compile([...trustedProxies]);
  return (request) => proxyAddress(request, trust);
}
