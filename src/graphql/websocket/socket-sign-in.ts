import { CloseCode, MessageType, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isOutage } from '../errors/outage.js';
import type { BoundedCounts } from './bounded-counts.js';

/** The parameters that a client sends when it connects. */
export type ConnectionParameters = Record<string, unknown> | undefined;

/** Reports changes of credentials while a socket is open. */
export interface CredentialsWatcher {
  /** They expire at this time, unless they are replaced. */
  onExpiring(expiresAt: Date): void;
  /** They are no longer valid. */
  onEnd(): void;
}

export interface WatchedCredentials {
  /** Null for a visitor. */
  readonly accountId: string | null;
  /**
   * Replaces the credentials by newer ones of the same sign-in. @returns when they expire
   * @throws DomainError when they are invalid, or of another sign-in
   */
  renew(authorization: string): Promise<Date>;
  stop(): void;
}

/**
 * Verifies a client's credentials, or treats it as a visitor without any, and watches them.
 * @throws DomainError when they are invalid from the start
 */
export type WatchSignIn = (
  authorization: string | undefined,
  watcher: CredentialsWatcher,
) => Promise<WatchedCredentials>;

/**
 * The sign-in of a socket. Before its access token expires, the server sends a `ping` whose payload says so; a client
 * that then sends a newer token of the same session, as `authorization` in the payload of a `ping` or a `pong`, keeps
 * its socket with its streams.
 */
export interface SocketSignIn {
  /** The client's latest `authorization`. */
  readonly authorization: string | undefined;
  /**
   * Admits a client for as long as its credentials are valid, or closes its socket with a code that says whether
   * reconnecting helps.
   */
  welcome(parameters: ConnectionParameters): Promise<boolean>;
  /** Handles the payload of a `ping` or `pong`. @returns the payload of the reply to a `ping` */
  heard(payload: ConnectionParameters): Promise<Record<string, unknown> | undefined>;
}

/** RFC 6455, 7.4.1: policy violation; reconnecting does not help. */
export const POLICY_VIOLATION = 1008;

/** RFC 6455's registry: the server cannot continue with this socket now; reconnecting helps. */
export const TRY_AGAIN_LATER = 1013;

export function createSocketSignIn(
  socket: WebSocket,
  watchSignIn: WatchSignIn,
  accounts: BoundedCounts,
): SocketSignIn {
  let authorization: string | undefined;
  let watched: Promise<WatchedCredentials> | null = null;

  const forbid = () => socket.close(CloseCode.Forbidden, 'Forbidden');

  function closeBecauseOf(error: unknown): void {
    if (isOutage(error)) socket.close(TRY_AGAIN_LATER, 'Try again later');
    else forbid();
  }

  function countIn(accountId: string): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    if (accounts.take(accountId)) {
      socket.once('close', () => accounts.giveBack(accountId));
      return true;
    }
    socket.close(POLICY_VIOLATION, 'Too many sockets of this account');
    return false;
  }

  function warn(expiresAt: Date): void {
    if (socket.readyState !== socket.OPEN) return;
    const payload = { type: 'TOKEN_EXPIRING', expiresAt: expiresAt.toISOString() };
    socket.send(stringifyMessage({ type: MessageType.Ping, payload }));
  }

  async function renew(renewal: string): Promise<Record<string, unknown> | undefined> {
    try {
      // Before `connection_init` there is no sign-in to renew.
      if (!watched) throw new Error('This socket has not sent connection_init.');
      const expiresAt = await (await watched).renew(renewal);
      authorization = renewal;
      return { type: 'TOKEN_RENEWED', expiresAt: expiresAt.toISOString() };
    } catch (error) {
      closeBecauseOf(error);
      return undefined;
    }
  }

  return {
    get authorization() {
      return authorization;
    },

    async welcome(parameters) {
      authorization = authorizationOf(parameters);
      try {
        watched = watchSignIn(authorization, { onExpiring: warn, onEnd: forbid });
        const { accountId, stop } = await watched;
        if (socket.readyState === socket.CLOSED) stop();
        else socket.once('close', stop);
        return accountId === null || countIn(accountId);
      } catch (error) {
        closeBecauseOf(error);
        return false;
      }
    },

    async heard(payload) {
      const renewal = authorizationOf(payload);
      return renewal === undefined ? payload : renew(renewal);
    },
  };
}

function authorizationOf(parameters: ConnectionParameters): string | undefined {
  const authorization = parameters?.['authorization'] ?? parameters?.['Authorization'];
  return typeof authorization === 'string' ? authorization : undefined;
}
