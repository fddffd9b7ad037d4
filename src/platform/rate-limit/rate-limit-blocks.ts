/** Whom a block keeps out: an account by its id, a device session by its id, or a network such as `192.0.2.7` or `2001:db8:0:0::/64`. */
export interface BlockSubject {
  readonly kind: 'account' | 'device' | 'network';
  readonly id: string;
}

export interface RateLimitBlock {
  readonly subject: BlockSubject;
  readonly begunAt: Date;
  readonly endsAt: Date;
  /** Which one of the subject's lately it is, from 1. Each is twice as long as the one before. */
  readonly turn: number;
}

/** A block that has just begun. */
export interface BegunBlock extends Pick<RateLimitBlock, 'subject' | 'turn'> {
  readonly seconds: number;
}

/** Blocks callers for a while, in every process, who continue after repeated refusals. */
export interface RateLimitBlocks extends AsyncDisposable {
  /** For how many seconds, rounded up, one of them is kept out yet; 0: none is. Answered from memory. */
  secondsLeft(subjects: readonly BlockSubject[]): number;
  /** Counts one more refusal, which may be the one that begins a block. Never throws: while Redis is away, none is counted. */
  refused(subject: BlockSubject): Promise<void>;
  /** Those that go on, the one that ends last first. @throws what Redis says while it is away */
  list(most: number): Promise<readonly RateLimitBlock[]>;
  /** Ends a block in every process, and forgets what led to it. @returns false where there was none */
  lift(subject: BlockSubject): Promise<boolean>;
  /** Begins to learn of what other processes block. */
  start(): Promise<void>;
}
