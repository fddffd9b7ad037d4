/**
 * An admission, with the instants between which it was decided: in microseconds of a clock that all processes share.
 */
export interface Admitted {
  readonly subject: string;
  readonly sentMicros: number;
  readonly receivedMicros: number;
  /** Whether Redis decided, and not the process by itself. */
  readonly isShared: boolean;
}

/** A command for a taking process. */
export type ToTaker = 'begin' | 'stop';

/** A message from it. */
export type FromTaker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly takes: number }
  | { readonly kind: 'stopped'; readonly takes: number; readonly admitted: readonly Admitted[] };
