/** What a reading process is told to do. */
export interface ReadTogether {
  readonly key: string;
  /** How many ask at once. */
  readonly readers: number;
}

/** What came of it. */
export interface ReadAtOnce {
  readonly kind: 'read';
  /** How often its source was asked since it started. */
  readonly loads: number;
  readonly isRight: boolean;
  readonly tookMs: number;
}

export type FromReader = ReadAtOnce | { readonly kind: 'ready' } | { readonly kind: 'loading' };
