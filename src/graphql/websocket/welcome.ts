import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isOutage } from '../errors/outage.js';

/** What a client says of itself when it connects. */
export type ConnectionParameters = Record<string, unknown> | undefined;

/**
 * Checks a client's credentials, or takes it as a visitor when it gives none, and calls back when they hold no
 * longer. The result stops that.
 * @throws DomainError when they do not hold to begin with
 */
export type WatchSignIn = (authorization: string | undefined, onEnd: () => void) => Promise<() => void>;

/** RFC 6455's registry: the server is overloaded or restarting. */
const TRY_AGAIN_LATER = 1013;

export function authorizationOf(parameters: ConnectionParameters): string | undefined {
  const authorization = parameters?.['authorization'] ?? parameters?.['Authorization'];
  return typeof authorization === 'string' ? authorization : undefined;
}

/**
 * Lets a client in for as long as its credentials hold, or closes its socket with a code that says whether coming
 * back is of use.
 */
export async function welcome(
  watchSignIn: WatchSignIn,
  parameters: ConnectionParameters,
  socket: WebSocket,
): Promise<boolean> {
  const forbid = () => socket.close(CloseCode.Forbidden, 'Forbidden');
  try {
    const stopWatching = await watchSignIn(authorizationOf(parameters), forbid);
    if (socket.readyState === socket.CLOSED) stopWatching();
    else socket.once('close', stopWatching);
    return true;
  } catch (error) {
    if (isOutage(error)) socket.close(TRY_AGAIN_LATER, 'Try again later');
    else forbid();
    return false;
  }
}
