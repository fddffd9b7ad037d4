import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { eventually } from '../eventually.js';
import type { Home } from '../process-home.js';
import type { Program } from '../process-program.js';

/** API processes and workers of one installation, any of which can be stopped and is replaced. */
export interface Fleet {
  /** The URLs of the running API processes. */
  addresses(): readonly string[];
  /** The running API processes, by process id. */
  apiProcesses(): readonly number[];
  /** Kills one without warning, and starts another in its place. Resolves when that is ready. */
  killApi(index: number): Promise<void>;
  killWorker(index: number): Promise<void>;
  /**
   * Tells one to stop, and starts another in its place once it has. @throws Error when it does not stop as it should
   */
  restartApi(index: number): Promise<void>;
  restartWorker(index: number): Promise<void>;
  /**
   * Starts an API process with other settings beside the running ones, like a roll-out that waits for the new one
   * before it stops an old one, and removes it again.
   * @param patienceMs how long it may take to be ready, from its first response on
   */
  rollOutBeside(settings: Readonly<Record<string, string>>, patienceMs: number): Promise<RollOut>;
}

/** The result of a roll-out. */
export type RollOut = 'got ready' | 'ended' | 'never got ready';

export interface FleetOptions {
  readonly home: Home;
  readonly environment: Readonly<Record<string, string>>;
  readonly apis: number;
  readonly workers: number;
  /** The port of each API process. Default: any free port. */
  readonly ports?: readonly number[];
  /** Additional environment of the first API process. */
  readonly firstApi?: Readonly<Record<string, string>>;
}

interface Member {
  readonly program: Program;
  /** Null for a worker. */
  readonly address: string | null;
}

const PROBE_PAUSE_MS = 100;
const START_PATIENCE_MS = 180_000;
const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>\S+))?/;

export async function startFleet({
  home,
  environment,
  apis,
  workers,
  ports = [],
  firstApi = {},
}: FleetOptions): Promise<Fleet> {
  function launch(settings: Readonly<Record<string, string>>): Program {
    return home.start({
      STREAMCORE_DEMO: 'false',
      LOG_LEVEL: 'fatal',
      HTTP_DRAIN_MS: '0',
      ...environment,
      ...settings,
    });
  }

  async function start(role: 'api' | 'worker', index: number): Promise<Member> {
    const program = launch({
      ...(role === 'api' && index === 0 ? firstApi : {}),
      STREAMCORE_ROLE: role,
      PORT: `${ports[index] ?? 0}`,
    });
    const { groups } = await program.says(READY);
    return { program, address: groups?.['address'] ?? null };
  }

  const members = {
    // One migrates first, so that the others need not wait for it.
    api: [await start('api', 0)],
    worker: await Promise.all(Array.from({ length: workers }, (_each, index) => start('worker', index))),
  };
  const others = Array.from({ length: apis - 1 }, (_each, index) => start('api', index + 1));
  members.api.push(...(await Promise.all(others)));

  async function replace(role: 'api' | 'worker', index: number, signal: NodeJS.Signals): Promise<void> {
    const [ended] = members[role].splice(index, 1);
    ended?.program.signal(signal);
    const ending = await ended?.program.end();
    if (signal !== 'SIGKILL' && ending !== 0) throw new Error(`The ${role} ended with ${ending}.`);
    members[role].splice(index, 0, await start(role, index));
  }

  async function rollOutBeside(
    settings: Readonly<Record<string, string>>,
    patienceMs: number,
  ): Promise<RollOut> {
    const port = await freePort();
    const program = launch({ ...settings, STREAMCORE_ROLE: 'api', PORT: `${port}` });
    const over = new AbortController();
    const ended = program.end().then((): RollOut => {
      over.abort();
      return 'ended';
    });
    try {
      return await Promise.race([ended, readiness(`http://127.0.0.1:${port}`, patienceMs, over.signal)]);
    } finally {
      program.signal('SIGKILL');
      await ended;
    }
  }

  return {
    rollOutBeside,
    addresses: () => members.api.flatMap(({ address }) => address ?? []),
    apiProcesses: () => members.api.map(({ program }) => program.pid),
    killApi: (index) => replace('api', index, 'SIGKILL'),
    killWorker: (index) => replace('worker', index, 'SIGKILL'),
    restartApi: (index) => replace('api', index, 'SIGTERM'),
    restartWorker: (index) => replace('worker', index, 'SIGTERM'),
  };
}

/** Like a load balancer's check. */
async function readiness(address: string, patienceMs: number, over: AbortSignal): Promise<RollOut> {
  const answers = (path: string) =>
    fetch(`${address}${path}`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually(
    () => answers('/health/live'),
    (lives) => lives || over.aborted,
    START_PATIENCE_MS,
  );
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline && !over.aborted) {
    if (await answers('/health/ready')) return 'got ready';
    await delay(PROBE_PAUSE_MS);
  }
  return 'never got ready';
}
