/** A command for a reading process. */
export interface ReadTogether {
  readonly kind: 'read together';
  readonly key: string;
  /** The number of concurrent readers. */
  readonly readers: number;
}

/** The result. */
export interface ReadAtOnce {
  readonly kind: 'read';
  /** The number of loads from its source since it started. */
  readonly loads: number;
  readonly isRight: boolean;
  readonly tookMs: number;
}

/** Until it receives this, a process does not end any load. */
export interface LetGo {
  readonly kind: 'let go';
}

export type ToReader = ReadTogether | LetGo;

export type FromReader = ReadAtOnce | { readonly kind: 'ready' } | { readonly kind: 'loading' };
