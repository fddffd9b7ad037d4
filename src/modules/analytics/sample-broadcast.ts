/** A value that is computed periodically and shared by all subscribers. */
export interface SampleBroadcast<Sample> {
  /**
   * An endless stream of samples at an interval. A slow consumer gets the newest one at its next read.
   * @param intervalSeconds an integer
   */
  follow(intervalSeconds: number): AsyncIterableIterator<Sample>;
}

export interface SampleBroadcastOptions<Sample> {
  readonly sample: () => Promise<Sample>;
  readonly onError: (error: unknown) => void;
  /** The length of a second. For tests only. */
  readonly secondMs?: number;
}

const SECOND_MS = 1_000;

/**
 * Computes samples once for all followers of a process: a timer ticks every second while there are followers, and
 * computes a sample when anyone's interval is over. Failed samples are skipped.
 */
export function createSampleBroadcast<Sample>({
  sample,
  onError,
  secondMs = SECOND_MS,
}: SampleBroadcastOptions<Sample>): SampleBroadcast<Sample> {
  const followers = new Set<Follower<Sample>>();
  let timer: NodeJS.Timeout | undefined;
  let second = 0;
  let isBusy = false;

  async function tick(): Promise<void> {
    second += 1;
    for (const follower of followers) follower.wait();
    const due = [...followers].filter((follower) => follower.isDue);
    // While a sample takes longer than a second, no other is started; waiting followers get the next one.
    if (due.length === 0 || isBusy) return;
    isBusy = true;
    try {
      const newest = await sample();
      for (const follower of due) follower.offer(newest);
    } catch (error) {
      onError(error);
    } finally {
      isBusy = false;
    }
  }

  function leave(follower: Follower<Sample>): void {
    followers.delete(follower);
    if (followers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    follow(intervalSeconds) {
      const follower = new Follower<Sample>(intervalSeconds, leave);
      followers.add(follower);
      timer ??= setInterval(() => void tick(), secondMs);
      timer.unref();
      return follower;
    },
  };
}

class Follower<Sample> implements AsyncIterableIterator<Sample> {
  /** The first sample comes with the next tick. */
  #waited = Number.POSITIVE_INFINITY;
  #newest: { readonly sample: Sample } | null = null;
  #wake: (() => void) | null = null;
  #isOpen = true;

  constructor(
    private readonly intervalSeconds: number,
    private readonly onLeave: (follower: Follower<Sample>) => void,
  ) {}

  get isDue(): boolean {
    return this.#waited >= this.intervalSeconds;
  }

  /** One tick of the timer. */
  wait(): void {
    this.#waited += 1;
  }

  offer(sample: Sample): void {
    this.#waited = 0;
    this.#newest = { sample };
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<Sample, undefined>> {
    while (this.#isOpen && !this.#newest) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const newest = this.#newest;
    this.#newest = null;
    return this.#isOpen && newest ? { done: false, value: newest.sample } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Sample, undefined>> {
    this.#isOpen = false;
    this.#wake?.();
    this.onLeave(this);
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
