/** What a reading process is told to do. */
export interface ReadTogether {
  readonly kind: 'read together';
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

/** Until it hears this, a process ends no load, however long that takes. */
export interface LetGo {
  readonly kind: 'let go';
}

export type ToReader = ReadTogether | LetGo;

export type FromReader = ReadAtOnce | { readonly kind: 'ready' } | { readonly kind: 'loading' };
