import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { from, mergeMap, throwError } from 'rxjs';
import { errorCode } from '../errors/error-code.js';
import { Me } from '../profiles/profiles.graphql.js';
import type { Session } from '../session/session.js';
import { createCache } from './cache.js';
import { createLiveClient } from './live-client.js';

/** Queries and mutations by HTTP, live fields by WebSocket, both as whoever is signed in. */
export function createClient(session: Session): ApolloClient {
  const live = createLiveClient(session);
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(live),
    ApolloLink.from([
      askAnewWhoThisIs(),
      renewRefused(session),
      signRequests(session),
      ...(isSecureContext ? [new PersistedQueryLink({ sha256 })] : []),
      new HttpLink({ uri: '/graphql' }),
    ]),
  );
  const client = new ApolloClient({ link, cache: createCache() });
  // What one account may see is nothing for the next one.
  session.subscribe(() => {
    live.terminate();
    client.clearStore().catch(reportError);
  });
  return client;
}

/** Browsers hash on secure pages only: elsewhere every document is sent whole. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function signRequests(session: Session): ApolloLink {
  return new SetContextLink(async ({ headers }) => {
    const accessToken = await session.accessToken();
    return accessToken === null
      ? {}
      : { accessToken, headers: { ...headers, authorization: `Bearer ${accessToken}` } };
  });
}

/** Refused, or told that something is not there, may be who is no administrator any more, or whose profile was deleted. */
function askAnewWhoThisIs(): ApolloLink {
  return new ErrorLink(({ error, operation: { client, operationName } }) => {
    const code = errorCode(error);
    if (operationName === 'Me' || (code !== 'FORBIDDEN' && code !== 'NOT_FOUND')) return;
    client.refetchQueries({ include: [Me] }).catch(reportError);
  });
}

/** Tries once more with another token where the first was refused; where there is none, the sign-in is over. */
function renewRefused(session: Session): ApolloLink {
  return new ErrorLink(({ error, operation, forward }) => {
    const { accessToken, isSecondTry } = operation.getContext();
    if (errorCode(error) !== 'UNAUTHENTICATED' || typeof accessToken !== 'string' || isSecondTry)
      return undefined;
    return from(session.replace(accessToken)).pipe(
      mergeMap((renewed) => {
        if (renewed === null) return throwError(() => error);
        operation.setContext({ isSecondTry: true });
        return forward(operation);
      }),
    );
  });
}
