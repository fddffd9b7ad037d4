import { type Key, LONGEST_LOAD_MS, type Namespace, policy, type Thing } from './policy.js';
import type { Fault } from './steps.js';

/** A change that a process says it has made known. */
interface Change {
  readonly process: number;
  readonly version: number;
  readonly begun: number;
  readonly known: number;
}

/** A time in which something was away, and the while that what was under way then takes. */
interface Trouble {
  readonly fault: Fault;
  readonly from: number;
  until: number;
}

/** A value that was older than it may be. */
export interface Stale {
  readonly namespace: Namespace;
  readonly key: Key;
  readonly process: number;
  readonly read: number;
  readonly changedTo: number;
  readonly changedBy: number;
  /** How long before it was asked for the change was known, and how long it may stay unseen. */
  readonly agoMs: number;
  readonly boundMs: number;
}

/** Messages, and processes that share their processors with others, take their time. */
export const SLACK_MS = 700;
const LOCAL_MS = policy.localTtlSeconds * 1_000 + SLACK_MS;
const LONGEST_MS = (policy.ttlSeconds + policy.staleSeconds) * 1_000 + LONGEST_LOAD_MS + SLACK_MS;

/** Holds what was read against what `docs/caching.md` says may be read. */
export class Audit {
  readonly stale: Stale[] = [];
  reads = 0;
  changes = 0;
  faults = 0;
  /** Reads after a change that had to be seen at once, or as soon as its message arrived. */
  promptReads = 0;
  readonly #changes = new Map<string, Change[]>();
  readonly #troubles: Trouble[] = [];

  /** @returns to be called when it is over */
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

  /** @param asked when it was asked for */
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

  /** When nothing that was ever cached may still be old, in milliseconds from now. */
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

  /** What has to do with whether this process sees this change. */
  #troublesOf(change: Change, process: number, asked: number): Fault['kind'][] {
    return this.#troubles
      .filter(({ from, until }) => from <= asked && until >= change.begun)
      .filter(({ fault, until }) => {
        // Whoever hears again has forgotten everything.
        if (fault.kind === 'deaf') return fault.process === process && asked <= until;
        // Whoever cannot reach Redis asks the source; only what it changes itself is not made known.
        if (fault.kind === 'mute') return fault.process === change.process;
        // Whoever is killed only leaves things undone.
        return fault.kind !== 'kill';
      })
      .map(({ fault }) => fault.kind);
  }

  #boundMs(change: Change, process: number, asked: number): number {
    const troubles = this.#troublesOf(change, process, asked);
    if (troubles.length === 0) return change.process === process ? 0 : SLACK_MS;
    return troubles.every((kind) => kind === 'deaf') ? LOCAL_MS : LONGEST_MS;
  }

  /** What Redis was sent while it stalled it does when it goes on: only from then on is a change known. */
  #from(change: Change, asked: number): number {
    const stalls = this.#troubles.filter(
      ({ fault, from, until }) => fault.kind === 'stall' && from <= asked && until >= change.begun,
    );
    return Math.max(change.known, ...stalls.map(({ until }) => until));
  }
}
