import { createClient } from 'graphql-ws';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { WebSocket } from 'ws';
import { createGraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';
import type { Platform } from './platform.js';
import type { Viewer } from './story.js';
import type { TokenMaterial } from './token-forgeries.js';

/** The signed-in account, according to the server's verification of a token. */
export async function accountOf({ address }: Pick<Platform, 'address'>, token: string): Promise<string> {
  const { me } = await createGraphqlClient(address, token).send(operations.Me);
  return me.id;
}

/** A socket that is opened with a token. */
export interface OpenedSocket {
  readonly welcomed: Promise<void>;
  /** The code with which it was closed. */
  readonly closed: Promise<number>;
}

export function openSocket({ address }: Pick<Platform, 'address'>, token: string): OpenedSocket {
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
  return {
    welcomed: new Promise((resolve) => client.on('connected', () => resolve())),
    closed: new Promise((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code))),
  };
}

interface CloseEvent {
  readonly code: number;
}

/** Refreshes a sign-in. */
export async function refresh({ address }: Pick<Platform, 'address'>, refreshToken: string) {
  const client = createGraphqlClient(address);
  const { refreshTokens } = await client.send(operations.RefreshTokens, { input: { refreshToken } });
  return refreshTokens;
}

/** A viewer's own token, decoded, with the key that signs. */
export async function materialOf(
  { engine, clock }: Platform,
  { accessToken }: Pick<Viewer, 'accessToken'>,
): Promise<TokenMaterial> {
  const { id, signs, publicKey } = await engine.accounts.signingKeys.ring.signer();
  const nowSeconds = Math.floor(clock.now().getTime() / 1000);
  return { keyId: id, signs, publicKey: { ...publicKey }, claims: decodeJwt(accessToken), nowSeconds };
}

/** The key id in a token's header. */
export function keyIdOf(token: string): string {
  return decodeProtectedHeader(token).kid ?? '';
}

/** The ids of the keys that a process publishes. */
export async function publishedKeyIds({
  address,
}: Pick<Platform, 'address'>): Promise<(string | undefined)[]> {
  const response = await fetch(`${address}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { readonly keys: readonly { readonly kid?: string }[] };
  return keys.map(({ kid }) => kid);
}
