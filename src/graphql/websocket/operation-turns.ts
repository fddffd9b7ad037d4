import { MessageType } from 'graphql-ws';

/**
 * Handles a client's message. @returns a promise that, for a message that starts an operation, resolves when that ends
 */
export type HandleMessage = (message: string) => Promise<void>;

/** The last operation that a client started under an id. */
interface Turn {
  over: Promise<void>;
  hasBegun: boolean;
  isCompleted: boolean;
}

/**
 * Makes an operation wait until the previous one with the same id has ended. A client may reuse an id as soon as it has
 * completed its operation, but graphql-ws identifies operations only by id: its clean-up of the first would end the
 * second, and a stream that was completed while it was opening would stay open forever, even after its socket.
 */
export function inTurnById(handle: HandleMessage): HandleMessage {
  const turns = new Map<string, Turn>();

  async function begin(id: string, message: string): Promise<void> {
    const before = turns.get(id);
    // graphql-ws reports that the id is in use.
    if (before && !before.isCompleted) return handle(message);
    const turn: Turn = { over: Promise.resolve(), hasBegun: before === undefined, isCompleted: false };
    turns.set(id, turn);
    const running = before ? runAfter(before, turn, message) : handle(message);
    turn.over = running.catch(() => undefined);
    try {
      await running;
    } finally {
      if (turns.get(id) === turn) turns.delete(id);
    }
  }

  async function runAfter(before: Turn, turn: Turn, message: string): Promise<void> {
    await before.over;
    if (turn.isCompleted) return;
    turn.hasBegun = true;
    await handle(message);
  }

  async function complete(id: string, message: string): Promise<void> {
    const turn = turns.get(id);
    if (turn) turn.isCompleted = true;
    if (!turn || turn.hasBegun) await handle(message);
  }

  return (message) => {
    const { type, id } = readHead(message);
    if (typeof id !== 'string') return handle(message);
    if (type === MessageType.Subscribe) return begin(id, message);
    return type === MessageType.Complete ? complete(id, message) : handle(message);
  };
}

interface MessageHead {
  readonly type?: unknown;
  readonly id?: unknown;
}

/** Empty for a message that cannot be parsed, which graphql-ws refuses. */
function readHead(message: string): MessageHead {
  try {
    const read: unknown = JSON.parse(message);
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
