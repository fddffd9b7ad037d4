/** Something that was admitted, and between which instants that was decided: in microseconds of a clock that all processes share. */
export interface Admitted {
  readonly subject: string;
  readonly sentMicros: number;
  readonly receivedMicros: number;
  /** Whether Redis decided, and not the process by itself. */
  readonly isShared: boolean;
}

/** What a taking process is told to do. */
export type ToTaker = 'begin' | 'stop';

/** What it says. */
export type FromTaker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly takes: number }
  | { readonly kind: 'stopped'; readonly takes: number; readonly admitted: readonly Admitted[] };
