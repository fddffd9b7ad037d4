import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An error response, with its code. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A client of StreamCore: GraphQL over HTTP, and graphql-ws for live fields. */
export class TourClient {
  private accessToken: string | null = null;
  private socket: Client | null = null;

  constructor(private readonly url: string) {}

  /** Null signs out: an expired token would be refused. */
  signInWith(accessToken: string | null): void {
    this.accessToken = accessToken;
  }

  /** @throws Refusal with the server's error */
  async send<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables?: Variables,
  ): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.credentials() },
      body: JSON.stringify({ query: print(document), variables }),
    });
    return requireData((await response.json()) as Answer<Data>);
  }

  /** Opens the socket for live fields. */
  async connect(): Promise<void> {
    const socket = createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: this.credentials(),
      lazy: false,
    });
    this.socket = socket;
    await new Promise<void>((resolve) => {
      socket.on('connected', () => resolve());
    });
  }

  /** Calls back with every event from now on. */
  live<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    onEvent: (data: Data) => void,
  ): void {
    this.socket?.subscribe<Data>(
      { query: print(document), variables },
      {
        next: (answer) => onEvent(requireData(answer as Answer<Data>)),
        error: (error) => process.stderr.write(`A live field ended: ${JSON.stringify(error)}\n`),
        complete: () => undefined,
      },
    );
  }

  async close(): Promise<void> {
    await this.socket?.dispose();
  }

  private credentials(): Record<string, string> {
    return this.accessToken === null ? {} : { authorization: `Bearer ${this.accessToken}` };
  }
}

function requireData<Data>({ data, errors }: Answer<Data>): Data {
  const [error] = errors ?? [];
  if (error) throw new Refusal(error.message, error.extensions?.code);
  if (!data) throw new Refusal('The server answered nothing.', undefined);
  return data;
}
