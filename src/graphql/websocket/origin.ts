import type { IncomingMessage } from 'node:http';

/**
 * Whether a web page may open a socket: pages of this host, and of the allowed origins. Browsers do not apply CORS to
 * sockets (RFC 6455, 10.2), so the server has to check. Programs other than browsers send no origin.
 */
export function isAllowedOrigin({ headers }: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
