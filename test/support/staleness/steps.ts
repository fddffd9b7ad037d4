import * as fc from 'fast-check';
import { type Key, keys, LONGEST_LOAD_MS, type Namespace, namespaces, tagOf, type Way } from './policy.js';

/** The number of processes. */
export const PROCESSES = 3;

interface Keys {
  readonly namespace: Namespace;
  readonly keys: readonly Key[];
}

export interface Read extends Keys {
  readonly kind: 'read';
  readonly process: number;
}

export interface Change extends Keys {
  readonly kind: 'change';
  readonly process: number;
  readonly way: Way;
}

/** A process loads keys that another has just deleted, and they change during the load. */
export interface Race extends Keys {
  readonly kind: 'race';
  readonly reader: number;
  readonly changer: number;
  readonly way: Way;
  readonly afterMs: number;
}

export type Fault =
  /** A process misses the messages of the others, one of which changes keys while it loads them, after a while. */
  | { readonly kind: 'deaf'; readonly process: number; readonly afterMs: number }
  /** It cannot reach Redis, and its messages are lost. */
  | { readonly kind: 'mute'; readonly process: number; readonly ms: number }
  /** It is killed, and replaced by another. */
  | { readonly kind: 'kill'; readonly process: number }
  /** Redis stops and restarts, with or without its data. */
  | { readonly kind: 'restart'; readonly loses: boolean; readonly ms: number }
  /** Redis receives commands, but does not execute them for a while. */
  | { readonly kind: 'stall'; readonly ms: number };

export type Step =
  | Read
  | Change
  | Race
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'fault'; readonly fault: Fault };

const process = fc.nat({ max: PROCESSES - 1 });
const ms = fc.integer({ min: 20, max: 400 });

const read: fc.Arbitrary<Read> = fc.record({
  kind: fc.constant('read' as const),
  process,
  namespace: fc.constantFrom(...namespaces),
  keys: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1 }),
});

const ways = fc.oneof(
  fc.record({
    namespace: fc.constantFrom(...namespaces),
    way: fc.constantFrom<Way>('set', 'delete'),
    keys: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 2 }),
  }),
  fc.constantFrom(...new Set(Object.values(tagOf))).map((tag) => ({
    namespace: 'tagged' as const,
    way: 'tag' as const,
    keys: keys.filter((key) => tagOf[key] === tag),
  })),
);

const change: fc.Arbitrary<Change> = fc
  .tuple(process, ways)
  .map(([by, way]) => ({ kind: 'change', process: by, ...way }));

const race: fc.Arbitrary<Race> = fc
  .tuple(process, process, ways, fc.nat({ max: LONGEST_LOAD_MS }))
  .map(([reader, changer, way, afterMs]) => ({ kind: 'race', reader, changer, afterMs, ...way }));

const pause = fc.record({ kind: fc.constant('pause' as const), ms: fc.nat({ max: 80 }) });

const deaf = fc.record({
  kind: fc.constant('deaf' as const),
  process,
  afterMs: fc.nat({ max: LONGEST_LOAD_MS / 3 }),
});
const mute = fc.record({ kind: fc.constant('mute' as const), process, ms });
const kill = fc.record({ kind: fc.constant('kill' as const), process });
const restart = fc.record({ kind: fc.constant('restart' as const), loses: fc.boolean(), ms });
const stall = fc.record({ kind: fc.constant('stall' as const), ms });
const fault = fc
  .oneof(deaf, deaf, deaf, mute, kill, restart, stall)
  .map((one) => ({ kind: 'fault' as const, fault: one }));

/** Reads, changes and pauses in any order. */
const calm = fc.oneof(
  { weight: 12, arbitrary: read },
  { weight: 3, arbitrary: change },
  { weight: 1, arbitrary: race },
  { weight: 4, arbitrary: pause },
);

/** A run: a time without faults, in which changes must be seen at once, and then some faults. */
export const runs: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(calm, { minLength: 400, maxLength: 500 }),
    fc.array(fc.oneof({ weight: 20, arbitrary: calm }, { weight: 1, arbitrary: fault }), {
      minLength: 200,
      maxLength: 300,
    }),
  )
  .map(([first, second]) => [...first, ...second]);
