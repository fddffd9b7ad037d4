import type { FastifyRequest } from 'fastify';

const LOCAL_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request was made on this machine. Also by name: a page elsewhere could have a name of its own lead here (DNS
 * rebinding). And not through a proxy, such as a tunnel on this machine: whoever is behind it is somewhere else, whatever
 * name it asks us by.
 */
export function isFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  const isDirect = PROXY_HEADERS.every((name) => headers[name] === undefined);
  return isDirect && LOCAL_ADDRESS.test(ip) && LOCAL_HOST.test(headers.host ?? '');
}
