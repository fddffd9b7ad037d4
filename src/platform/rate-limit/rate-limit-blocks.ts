/**
 * The subject of a block: an account by its id, a device session by its id, or a network such as `192.0.2.7` or
 * `2001:db8:0:0::/64`.
 */
export interface BlockSubject {
  readonly kind: 'account' | 'device' | 'network';
  readonly id: string;
}

export interface RateLimitBlock {
  readonly subject: BlockSubject;
  readonly begunAt: Date;
  readonly endsAt: Date;
  /** The number of the subject's recent blocks, from 1. Each is twice as long as the one before. */
  readonly turn: number;
}

/** A block that was just started. */
export interface BegunBlock extends Pick<RateLimitBlock, 'subject' | 'turn'> {
  readonly seconds: number;
}

/** Blocks callers for a while, in every process, who continue after repeated refusals. */
export interface RateLimitBlocks extends AsyncDisposable {
  /**
   * The remaining seconds, rounded up, of the longest block of these subjects; 0 if none is blocked. Answered from
   * memory.
   */
  secondsLeft(subjects: readonly BlockSubject[]): number;
  /** Counts a refusal, which may start a block. Never throws: while Redis is down, refusals are not counted. */
  refused(subject: BlockSubject): Promise<void>;
  /** The current blocks, the one that ends last first. @throws Redis errors */
  list(most: number): Promise<readonly RateLimitBlock[]>;
  /** Ends a block in every process, and resets the subject's counters. @returns false if there was none */
  lift(subject: BlockSubject): Promise<boolean>;
  /** Starts to receive the blocks of other processes. */
  start(): Promise<void>;
}
