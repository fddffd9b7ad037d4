import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type FormattedExecutionResult, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** The code of a GraphQL error, with its details. */
export interface ErrorExtensions {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Thrown when a test expected a result, with the server's complete error. */
export class GraphqlFailure extends Error {
  readonly extensions: ErrorExtensions | undefined;

  constructor(result: Pick<FormattedExecutionResult, 'errors'>) {
    super(result.errors?.map(({ message }) => message).join('; ') ?? 'No data and no error.');
    this.extensions = result.errors?.[0]?.extensions as ErrorExtensions | undefined;
  }
}

/** A network client, as our apps have. */
export interface GraphqlClient {
  /** @throws GraphqlFailure */
  send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    ...variables: { [key: string]: never } extends Variables ? [variables?: Variables] : [Variables]
  ): Promise<Data>;
  /** The events of a live field, until the signal aborts or the client is disposed of. */
  live<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): AsyncIterableIterator<Data>;
  close(): Promise<void>;
}

/** @param headers additional headers of each call */
export function createGraphqlClient(
  address: string,
  accessToken?: string,
  headers: Readonly<Record<string, string>> = {},
): GraphqlClient {
  const authorization = accessToken ? { authorization: `Bearer ${accessToken}` } : {};
  let sockets: Client | null = null;

  function socket(): Client {
    sockets ??= createClient({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: authorization,
      // Without retries, so that a test sees each failure.
      retryAttempts: 0,
    });
    return sockets;
  }

  return {
    async send(document, ...[variables]) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify({ query: print(document), variables }),
      });
      const result = (await response.json()) as FormattedExecutionResult;
      if (result.errors || !result.data) throw new GraphqlFailure(result);
      return result.data as never;
    },

    async *live(document, variables) {
      const payload = { query: print(document), variables: Object.fromEntries(Object.entries(variables)) };
      try {
        for await (const result of socket().iterate(payload)) {
          if (result.errors || !result.data) throw new GraphqlFailure({ errors: result.errors ?? [] });
          yield result.data as never;
        }
      } catch (error) {
        throw Array.isArray(error) ? new GraphqlFailure({ errors: error }) : error;
      }
    },

    async close() {
      await sockets?.dispose();
    },
  };
}
