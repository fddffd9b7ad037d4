import type { FastifyRequest } from 'fastify';

const LOCAL_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request was made on this machine. Also checks the host name, because another site could point its own
 * name here (DNS rebinding). Requests through a proxy, such as a tunnel on this machine, come from elsewhere,
 * whatever host name they have.
 */
export function isFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  const isDirect = PROXY_HEADERS.every((name) => headers[name] === undefined);
  return isDirect && LOCAL_ADDRESS.test(ip) && LOCAL_HOST.test(headers.host ?? '');
}
