import type { Key, Namespace, Thing, Way } from './policy.js';

/** A command for a process with a cache. */
export type ToProcess =
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly namespace: Namespace;
      readonly keys: readonly Key[];
    }
  | {
      readonly kind: 'publish';
      readonly id: number;
      readonly namespace: Namespace;
      readonly things: readonly Thing[];
      readonly way: Way;
    }
  /** Report when you reach Redis and receive messages. */
  | { readonly kind: 'connect'; readonly id: number }
  | { readonly kind: 'loaded'; readonly id: number; readonly things: readonly Thing[] };

/** A message from it. */
export type FromProcess =
  | { readonly kind: 'ready' }
  /** It reads from the source. */
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly namespace: Namespace;
      readonly keys: readonly Key[];
    }
  | { readonly kind: 'done'; readonly id: number; readonly things: readonly Thing[] };
