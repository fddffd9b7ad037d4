/** Asks a server about several items in one command or statement. @returns the answers in the order of the items */
export type AskAll<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>;

interface Waiting<Item, Answer> {
  readonly items: readonly Item[];
  readonly resolve: (answers: Answer[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Keeps single commands short, so that none blocks the server for long. */
const MOST_ITEMS = 1_000;

/**
 * Merges all requests made in one turn of the event loop into one command.
 * @param later calls back at the end of the turn: before the loop handles what else is ready, or with `setImmediate`, after
 */
export function batchByTurn<Item, Answer>(
  askAll: AskAll<Item, Answer>,
  mostItems = MOST_ITEMS,
  later: (flush: () => void) => unknown = process.nextTick,
): (items: readonly Item[]) => Promise<Answer[]> {
  let waiting: Waiting<Item, Answer>[] = [];
  let count = 0;

  async function send(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    const [first, ...others] = batch;
    if (first && others.length === 0) return sendAlone(first);
    try {
      const answers = await askAll(batch.flatMap(({ items }) => items));
      let start = 0;
      for (const { items, resolve } of batch) {
        resolve(answers.slice(start, start + items.length));
        start += items.length;
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** The usual case. */
  async function sendAlone({ items, resolve, reject }: Waiting<Item, Answer>): Promise<void> {
    try {
      resolve([...(await askAll(items))]);
    } catch (error) {
      reject(error);
    }
  }

  function flush(): void {
    const batch = waiting;
    waiting = [];
    count = 0;
    if (batch.length > 0) void send(batch);
  }

  return (items) =>
    new Promise((resolve, reject) => {
      // After everything else in this turn, such as callers that were resumed by the same answer.
      if (waiting.length === 0) later(flush);
      waiting.push({ items, resolve, reject });
      count += items.length;
      if (count >= mostItems) flush();
    });
}
