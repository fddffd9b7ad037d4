/** Submits an item, to be committed together with those of other callers. */
export type Submit<Item, Result> = (item: Item) => Promise<Result>;

/** Binds a function to the current async context. */
export type BindWork = <Work extends (...parameters: never[]) => unknown>(work: Work) => Work;

export interface GroupCommitOptions<Item, Result> {
  /** Commits all items and returns their results in order, or throws. After an error items may be committed again. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly mostAtOnce: number;
  /** The most concurrent batches. */
  readonly sideBySide: number;
  readonly mostWaiting: number;
  /** Creates the error for items that arrive while `mostWaiting` are waiting. */
  readonly refusal: () => Error;
  /** Whether single items may have caused an error, so that retrying without them makes sense. */
  readonly isDoneByItem: (error: unknown) => boolean;
  /** Binds a batch to the async context of its first item. By default it is not bound. */
  readonly bind?: BindWork;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly commit: GroupCommitOptions<Item, Result>['commit'];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: items that arrive while a batch is being committed form the next batch. A lone item never waits for
 * others, and the more arrive at once, the less each costs.
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): Submit<Item, Result> {
  const { commit, mostAtOnce, sideBySide, mostWaiting, refusal, isDoneByItem, bind = asItComes } = options;
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let isWoken = false;

  /** Failures are isolated by halving, so that one bad item among many costs a few more commits. */
  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    try {
      const results = await first.commit(batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new RangeError('A commit must answer each of its items.');
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (batch.length === 1 || !isDoneByItem(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await settle(batch.slice(0, middle));
      await settle(batch.slice(middle));
    }
  }

  async function commitNext(): Promise<void> {
    const batch = waiting.slice(0, mostAtOnce);
    waiting = waiting.slice(mostAtOnce);
    underWay += 1;
    await settle(batch);
    underWay -= 1;
    commitSoon();
  }

  /** After everything else that is ready to run. */
  function commitSoon(): void {
    if (isWoken) return;
    isWoken = true;
    process.nextTick(() => {
      isWoken = false;
      while (waiting.length > 0 && underWay < sideBySide) void commitNext();
    });
  }

  return (item) => {
    if (waiting.length >= mostWaiting) return Promise.reject(refusal());
    return new Promise((resolve, reject) => {
      waiting.push({ item, commit: bind(commit), resolve, reject });
      commitSoon();
    });
  };
}

function asItComes<Work>(work: Work): Work {
  return work;
}
