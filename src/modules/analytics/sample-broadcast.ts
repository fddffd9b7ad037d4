/** A value that is computed periodically and shared by all subscribers. */
export interface SampleBroadcast<Sample> {
  /**
   * The samples from now on, every so many seconds, without end. Whoever is too slow gets the newest when they ask again.
   * @param intervalSeconds a whole number
   */
  follow(intervalSeconds: number): AsyncIterableIterator<Sample>;
}

export interface SampleBroadcastOptions<Sample> {
  readonly sample: () => Promise<Sample>;
  readonly onError: (error: unknown) => void;
  /** How long a second takes. In tests alone. */
  readonly secondMs?: number;
}

const SECOND_MS = 1_000;

/**
 * One computation for all followers of a process: a clock that ticks every second while somebody follows, and works a sample out
 * where anybody's interval is over. What fails is left out.
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
    // A sample that takes longer than a second is not begun again beside itself; whoever waits gets the next one.
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
  /** The first sample comes with the next second. */
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

  /** A second has gone by. */
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
