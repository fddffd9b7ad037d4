import proxyAddress from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';

/**
 * Warns once about a forwarding header from an untrusted address: behind a proxy of ours, all its clients would count
 * as one address, with the limits of one. A client may also have made it up, so the warning is not repeated.
 * @param trustedProxies addresses or CIDR ranges of our own proxies
 */
export function warnAboutUntrustedProxies(fastify: FastifyInstance, trustedProxies: readonly string[]): void {
  const trusts = proxyAddress.compile([...trustedProxies]);
  let isTold = false;
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      const peer = request.socket.remoteAddress;
      if (peer !== undefined && !trusts(peer, 0)) {
        isTold = true;
        request.log.warn(
          { trustedProxies: trustedProxies.length },
          'A request came with X-Forwarded-For from an address that TRUSTED_PROXIES does not name. If that is a proxy of yours, all its clients count as one address for every limit: name it. This is said once.',
        );
      }
    }
    done();
  });
}
