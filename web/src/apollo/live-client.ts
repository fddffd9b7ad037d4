import { type Client, CloseCode, createClient, type SubscribePayload } from 'graphql-ws';
import type { Session } from '../session/session.js';

const LONGEST_WAIT_MS = 30_000;
/** What the service closes a socket with whose token does not hold, or holds no longer. */
const REFUSED: number = CloseCode.Forbidden;

/** A socket for live fields, opened with the first of them: it reconnects, renews its sign-in, and misses nothing. */
export function createLiveClient(session: Session): Client {
  let socket: WebSocket | null = null;

  let given: string | null = null;
  /** One that the service does not take, whatever it says of itself. */
  let refused: string | null = null;

  async function signIn(): Promise<Record<string, string>> {
    given = refused === null ? await session.accessToken() : await session.replace(refused);
    refused = null;
    return given === null ? {} : { authorization: `Bearer ${given}` };
  }

  async function renewSignIn(): Promise<void> {
    given = given === null ? null : await session.replace(given);
    if (given === null || socket?.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ type: 'ping', payload: { authorization: `Bearer ${given}` } }));
  }

  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    connectionParams: signIn,
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => wait(Math.min(LONGEST_WAIT_MS, 500 * 2 ** retries) * (0.5 + Math.random() / 2)),
    on: {
      connected: (connected) => {
        socket = connected as WebSocket;
      },
      closed: (event) => {
        if ((event as CloseEvent).code === REFUSED) refused = given;
      },
      ping: (received, payload) => {
        if (received && payload?.['type'] === 'TOKEN_EXPIRING') renewSignIn().catch(() => socket?.close());
      },
    },
  });
  return { ...client, subscribe: resuming(client) };
}

/** With each connection the payload is sent anew: from the second on with the last event that was heard of. */
function resuming(client: Client): Client['subscribe'] {
  return (payload, sink) => {
    let after: string | null = null;
    const resumed: SubscribePayload = {
      ...payload,
      get variables() {
        return after === null ? payload.variables : { ...payload.variables, after };
      },
    };
    return client.subscribe(resumed, {
      ...sink,
      next(result) {
        after = eventId(result.data) ?? after;
        sink.next(result as never);
      },
    });
  };
}

function eventId(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  for (const event of Object.values(data)) {
    if (typeof event === 'object' && event !== null && 'id' in event) return String(event.id);
  }
  return null;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
