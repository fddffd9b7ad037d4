import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { Audit, SLACK_MS, type Stale } from './audit.js';
import { CacheProcess } from './cache-process.js';
import { OwnRedis } from './own-redis.js';
import { keys, LONGEST_LOAD_MS, namespaces } from './policy.js';
import { Source } from './source.js';
import { type Change, type Fault, PROCESSES, type Race, type Read, runs, type Step } from './steps.js';

export interface StalenessOptions {
  readonly seed: number;
  readonly runs: number;
  readonly onProgress?: (message: string) => void;
}

/** The results. */
export interface Staleness {
  readonly reads: number;
  /** The number of these reads after a change that had to be seen at once, or as soon as its message arrived. */
  readonly promptReads: number;
  readonly changes: number;
  readonly faults: number;
  readonly stale: readonly Stale[];
  /** Keys for which a process had another version than the source, after everything had settled. */
  readonly disagreements: readonly string[];
}

const STEP_MS = 4;
/** By then a message has usually arrived. */
const HEARD_MS = 30;
const NOTHING = Promise.resolve();
/** Changes of keys while a deaf process loads them: in each namespace, in each way. */
const OVERTAKING: readonly Omit<Change, 'kind' | 'process'>[] = [
  { namespace: 'plain', keys: ['a', 'b'], way: 'set' },
  { namespace: 'plain', keys: ['c', 'd'], way: 'delete' },
  { namespace: 'versioned', keys: ['a', 'b'], way: 'set' },
  { namespace: 'versioned', keys: ['c', 'd'], way: 'delete' },
  { namespace: 'tagged', keys: ['a'], way: 'set' },
  { namespace: 'tagged', keys: ['b', 'c', 'd'], way: 'tag' },
];

/**
 * Lets processes that share a Redis read and change the same keys, while processes are killed, and connections and
 * Redis fail, and checks every value against the guarantees. The same seed gives the same sequence, except for timing.
 */
export async function runStaleness(options: StalenessOptions): Promise<Staleness> {
  await using disposer = createDisposer();
  const redis = disposer.add(await OwnRedis.start());
  const source = new Source();
  const prefix = `staleness-${randomBytes(6).toString('hex')}`;
  const processes = await Promise.all(
    Array.from({ length: PROCESSES }, () => CacheProcess.start(redis.url, prefix, source)),
  );
  for (const process of processes) disposer.add(process);
  const trial = new Trial(redis, source, processes);
  const samples = fc.sample(runs, { seed: options.seed, numRuns: options.runs });
  for (const [index, steps] of samples.entries()) {
    await trial.run(steps);
    options.onProgress?.(`Run ${index + 1} of ${options.runs}: ${trial.summary()}`);
  }
  return trial.outcome();
}

class Trial {
  readonly #audit = new Audit();
  readonly #disagreements: string[] = [];
  /** The pending work. Changes of one key wait for each other, so that they are announced in one order. */
  readonly #pending = new Set<Promise<void>>();
  readonly #lastChange = new Map<string, Promise<void>>();
  #faults: Promise<void> = Promise.resolve();

  constructor(
    private readonly redis: OwnRedis,
    private readonly source: Source,
    private readonly processes: readonly CacheProcess[],
  ) {}

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.kind === 'pause') await pause(step.ms);
      else this.#begin(this.#take(step));
      await pause(STEP_MS);
    }
    await this.#faults;
    await Promise.all(this.#pending);
    await pause(this.#audit.settledInMs());
    await this.#compare();
  }

  outcome(): Staleness {
    const { reads, promptReads, changes, faults, stale } = this.#audit;
    return { reads, promptReads, changes, faults, stale, disagreements: this.#disagreements };
  }

  summary(): string {
    const { reads, changes, faults, stale } = this.#audit;
    return `${reads} reads, ${changes} changes, ${faults} faults, ${stale.length} too old`;
  }

  #begin(work: Promise<void>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }

  #take(step: Exclude<Step, { readonly kind: 'pause' }>): Promise<void> {
    if (step.kind === 'read') return this.#read(step);
    if (step.kind === 'change') return this.#changeInTurn(step);
    if (step.kind === 'race') return this.#race(step);
    // One at a time.
    this.#faults = this.#faults.then(() => this.#fault(step.fault));
    return this.#faults;
  }

  async #read({ process, namespace, keys: wanted }: Omit<Read, 'kind'>): Promise<void> {
    const asked = performance.now();
    const things = await this.#process(process).read(namespace, wanted);
    if (things) this.#audit.answered(process, namespace, things, asked);
  }

  async #changeInTurn(step: Omit<Change, 'kind'>): Promise<void> {
    const names = step.keys.map((key) => `${step.namespace} ${key}`);
    // Values with versions may be announced in any order.
    const before =
      step.namespace === 'versioned' ? [] : names.map((name) => this.#lastChange.get(name) ?? NOTHING);
    const change = Promise.all(before).then(() => this.#change(step));
    for (const name of names) this.#lastChange.set(name, change);
    await change;
  }

  async #race({ reader, changer, afterMs, ...what }: Race): Promise<void> {
    await this.#changeInTurn({ ...what, process: changer, way: 'delete' });
    await Promise.all([
      this.#read({ ...what, process: reader }),
      pause(afterMs).then(() => this.#changeInTurn({ ...what, process: changer })),
    ]);
  }

  async #change({ process, namespace, keys: changed, way }: Omit<Change, 'kind'>) {
    const begun = performance.now();
    const things = this.source.commit(namespace, changed);
    const isKnown = await this.#process(process).publish(namespace, things, way);
    if (isKnown) this.#audit.changed(process, namespace, things, begun);
  }

  async #fault(fault: Fault): Promise<void> {
    const over = this.#audit.trouble(fault);
    if (fault.kind === 'restart') await this.#restart(fault);
    else if (fault.kind === 'stall') {
      await this.redis.stall();
      await pause(fault.ms);
      await this.redis.goOn();
    } else if (fault.kind === 'kill') {
      this.#process(fault.process).kill();
      await this.#process(fault.process).begin();
    } else if (fault.kind === 'mute') {
      const { commands } = this.#process(fault.process);
      await commands.cut();
      await pause(fault.ms);
      await commands.restore();
    } else await this.#deafen(fault);
    await Promise.all(this.processes.map((process) => process.connected()));
    over();
    if (fault.kind === 'deaf') this.#begin(this.#lookAgain(fault.process));
  }

  /** It misses messages while it loads keys that another process changes: its results must not reach others. */
  async #deafen({ process, afterMs }: Extract<Fault, { readonly kind: 'deaf' }>): Promise<void> {
    const { announcements } = this.#process(process);
    const others = [...this.processes.keys()].filter((other) => other !== process);
    const changer = (process + 1) % PROCESSES;
    const change = (what: Omit<Change, 'kind' | 'process'>) =>
      this.#changeInTurn({ ...what, process: changer });
    await Promise.all(OVERTAKING.map((what) => change({ ...what, way: 'delete' })));
    await pause(HEARD_MS);
    this.#begin(this.#readAll(process));
    await announcements.cut();
    await pause(afterMs);
    await Promise.all(OVERTAKING.map(change));
    await pause(LONGEST_LOAD_MS);
    await Promise.all(others.map((other) => this.#lookAgain(other)));
    await announcements.restore();
  }

  async #lookAgain(process: number): Promise<void> {
    await this.#readAll(process);
    await pause(SLACK_MS);
    await this.#readAll(process);
  }

  async #readAll(process: number): Promise<void> {
    await Promise.all(namespaces.map((namespace) => this.#read({ process, namespace, keys })));
  }

  async #restart({ loses, ms }: Extract<Fault, { readonly kind: 'restart' }>): Promise<void> {
    await this.redis.end();
    if (loses) await this.redis.lose();
    await pause(ms);
    await this.redis.begin();
  }

  async #compare(): Promise<void> {
    for (const namespace of namespaces) {
      for (const [index, process] of this.processes.entries()) {
        const things = (await process.read(namespace, keys)) ?? [];
        for (const key of keys) {
          const [version, read] = [
            this.source.version(namespace, key),
            things.find((thing) => thing.key === key)?.version,
          ];
          if (version !== read) {
            this.#disagreements.push(
              `${namespace} ${key}: process ${index} has ${read}, the source ${version}`,
            );
          }
        }
      }
    }
  }

  #process(index: number): CacheProcess {
    const process = this.processes[index];
    if (!process) throw new RangeError(`There is no process ${index}.`);
    return process;
  }
}
