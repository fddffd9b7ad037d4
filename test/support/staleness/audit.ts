import { type Key, LONGEST_LOAD_MS, type Namespace, policy, type Thing } from './policy.js';
import type { Fault } from './steps.js';

/** A change that a process has reported as announced. */
interface Change {
  readonly process: number;
  readonly version: number;
  readonly begun: number;
  readonly known: number;
}

/** The time of a fault, with the time that operations in progress then take. */
interface Trouble {
  readonly fault: Fault;
  readonly from: number;
  until: number;
}

/** A value that was older than allowed. */
export interface Stale {
  readonly namespace: Namespace;
  readonly key: Key;
  readonly process: number;
  readonly read: number;
  readonly changedTo: number;
  readonly changedBy: number;
  /** How long the change had been announced before the read, and how long it may stay unseen. */
  readonly agoMs: number;
  readonly boundMs: number;
}

/** Messages are delayed, and so are processes that share CPUs with others. */
export const SLACK_MS = 700;
const LOCAL_MS = policy.localTtlSeconds * 1_000 + SLACK_MS;
const LONGEST_MS = (policy.ttlSeconds + policy.staleSeconds) * 1_000 + LONGEST_LOAD_MS + SLACK_MS;

/** Checks reads against the guarantees in `docs/caching.md`. */
export class Audit {
  readonly stale: Stale[] = [];
  reads = 0;
  changes = 0;
  faults = 0;
  /** Reads after a change that had to be seen at once, or as soon as its message arrived. */
  promptReads = 0;
  readonly #changes = new Map<string, Change[]>();
  readonly #troubles: Trouble[] = [];

  /** @returns a function to call when it is over */
  trouble(fault: Fault): () => void {
    this.faults += 1;
    const trouble: Trouble = { fault, from: performance.now(), until: Number.POSITIVE_INFINITY };
    this.#troubles.push(trouble);
    return () => {
      trouble.until = performance.now() + (fault.kind === 'deaf' ? 0 : SLACK_MS);
    };
  }

  /** @param begun when the change was committed */
  changed(process: number, namespace: Namespace, things: readonly Thing[], begun: number): void {
    this.changes += things.length;
    for (const { key, version } of things) {
      const changes = this.#changesOf(namespace, key);
      changes.push({ process, version, begun, known: performance.now() });
    }
  }

  /** @param asked the time of the read */
  answered(process: number, namespace: Namespace, things: readonly Thing[], asked: number): void {
    for (const { key, version } of things) {
      this.reads += 1;
      const changes = this.#changesOf(namespace, key).filter(({ known }) => known <= asked);
      const mustBeSeen = changes.flatMap((change) => {
        const boundMs = this.#boundMs(change, process, asked);
        const agoMs = Math.round(asked - this.#from(change, asked));
        return agoMs > boundMs ? [{ change, boundMs, agoMs }] : [];
      });
      if (mustBeSeen.some(({ boundMs }) => boundMs <= SLACK_MS)) this.promptReads += 1;
      const unseen = mustBeSeen.find(({ change }) => change.version > version);
      if (!unseen) continue;
      const { change, boundMs, agoMs } = unseen;
      const [changedTo, changedBy] = [change.version, change.process];
      this.stale.push({ namespace, key, process, read: version, changedTo, changedBy, agoMs, boundMs });
    }
  }

  /** When nothing that was ever cached may still be stale, in milliseconds from now. */
  settledInMs(): number {
    const last = Math.max(
      ...[...this.#changes.values()].flat().map(({ known }) => known),
      ...this.#troubles.map(({ until }) => until),
    );
    return Math.max(0, last + LONGEST_MS - performance.now());
  }

  #changesOf(namespace: Namespace, key: Key): Change[] {
    const name = `${namespace} ${key}`;
    const changes = this.#changes.get(name) ?? [];
    this.#changes.set(name, changes);
    return changes;
  }

  /** The faults that affect whether this process sees this change. */
  #troublesOf(change: Change, process: number, asked: number): Fault['kind'][] {
    return this.#troubles
      .filter(({ from, until }) => from <= asked && until >= change.begun)
      .filter(({ fault, until }) => {
        // A process that receives messages again has cleared its cache.
        if (fault.kind === 'deaf') return fault.process === process && asked <= until;
        // A process that cannot reach Redis uses the source; only its own changes are not announced.
        if (fault.kind === 'mute') return fault.process === change.process;
        // A killed process only leaves work unfinished.
        return fault.kind !== 'kill';
      })
      .map(({ fault }) => fault.kind);
  }

  #boundMs(change: Change, process: number, asked: number): number {
    const troubles = this.#troublesOf(change, process, asked);
    if (troubles.length === 0) return change.process === process ? 0 : SLACK_MS;
    return troubles.every((kind) => kind === 'deaf') ? LOCAL_MS : LONGEST_MS;
  }

  /**
   * A stalled Redis executes the commands that it received when it continues: a change is effective only from then on.
   */
  #from(change: Change, asked: number): number {
    const stalls = this.#troubles.filter(
      ({ fault, from, until }) => fault.kind === 'stall' && from <= asked && until >= change.begun,
    );
    return Math.max(change.known, ...stalls.map(({ until }) => until));
  }
}
