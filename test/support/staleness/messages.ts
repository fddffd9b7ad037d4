import type { Key, Namespace, Thing, Way } from './policy.js';

/** What a process with a cache is told to do. */
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
  /** Say when you reach Redis and hear the others. */
  | { readonly kind: 'connect'; readonly id: number }
  | { readonly kind: 'loaded'; readonly id: number; readonly things: readonly Thing[] };

/** What it says. */
export type FromProcess =
  | { readonly kind: 'ready' }
  /** It asks the source. */
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly namespace: Namespace;
      readonly keys: readonly Key[];
    }
  | { readonly kind: 'done'; readonly id: number; readonly things: readonly Thing[] };
