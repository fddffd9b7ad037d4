import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isOutage } from '../errors/outage.js';

/** What a client says of itself when it connects. */
export type ConnectionParameters = Record<string, unknown> | undefined;

/**
 * Checks a client's credentials, or takes it as a visitor when it gives none.
 * @throws DomainError when they do not hold
 */
export type Authenticate = (authorization: string | undefined) => Promise<unknown>;

/** RFC 6455's registry: the server is overloaded or restarting. */
const TRY_AGAIN_LATER = 1013;

export function authorizationOf(parameters: ConnectionParameters): string | undefined {
  const authorization = parameters?.['authorization'] ?? parameters?.['Authorization'];
  return typeof authorization === 'string' ? authorization : undefined;
}

/** Lets a client in, or closes its socket with a code that says whether coming back is of use. */
export async function welcome(
  authenticate: Authenticate,
  parameters: ConnectionParameters,
  socket: WebSocket,
): Promise<boolean> {
  try {
    await authenticate(authorizationOf(parameters));
    return true;
  } catch (error) {
    if (isOutage(error)) socket.close(TRY_AGAIN_LATER, 'Try again later');
    else socket.close(CloseCode.Forbidden, 'Forbidden');
    return false;
  }
}
