/** Hands something in, to be done together with what others hand in. */
export type Submit<Item, Result> = (item: Item) => Promise<Result>;

/** Has a function be called, by whomever, as if it were called where it is bound. */
export type BindWork = <Work extends (...parameters: never[]) => unknown>(work: Work) => Work;

export interface GroupCommitOptions<Item, Result> {
  /** Does all of it, or throws: what it may have done by then is done again. Answers in the order of the items. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly mostAtOnce: number;
  /** How many batches may be under way side by side. */
  readonly sideBySide: number;
  readonly mostWaiting: number;
  /** What those are told who come when so many wait already. */
  readonly refusal: () => Error;
  /** Whether a failure may be the doing of single items, so that it is worth trying the others without them. */
  readonly isDoneByItem: (error: unknown) => boolean;
  /** A batch is committed as if by whoever handed in its first item. Default: as it comes. */
  readonly bind?: BindWork;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly commit: GroupCommitOptions<Item, Result>['commit'];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what comes while one batch is committed is the next one. Whoever is alone does not wait for others, and the more
 * there are, the less each costs.
 */
export function createGroupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): Submit<Item, Result> {
  const { commit, mostAtOnce, sideBySide, mostWaiting, refusal, isDoneByItem, bind = asItComes } = options;
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let isWoken = false;

  /** Failures are found by halving, so that one bad item among many costs a few commits more. */
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

  /** After everything that goes on at once. */
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
