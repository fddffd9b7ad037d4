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
 * @param later calls back when the turn is over: by default after the current callback and what it resumed, with
 * `setImmediate` after all callbacks of this round of the loop
 */
export function batchByTurn<Item, Answer>(
  askAll: AskAll<Item, Answer>,
  mostItems = MOST_ITEMS,
  later: (callback: () => void) => unknown = process.nextTick,
): (items: readonly Item[]) => Promise<Answer[]> {
  let waiting: Waiting<Item, Answer>[] = [];
  let count = 0;

  async function send(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
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

  function flush(): void {
    const batch = waiting;
    waiting = [];
    count = 0;
    if (batch.length > 0) void send(batch);
  }

  return (items) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) later(flush);
      waiting.push({ items, resolve, reject });
      count += items.length;
      if (count >= mostItems) flush();
    });
}
