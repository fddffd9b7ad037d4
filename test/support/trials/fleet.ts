import type { Home } from '../process-home.js';
import type { Program } from '../process-program.js';

/** API processes and workers of one installation, of which any can be killed and is replaced. */
export interface Fleet {
  /** Where the API processes that live are reached. */
  addresses(): readonly string[];
  /** The API processes that live, by their ids in the system. */
  apiProcesses(): readonly number[];
  /** Kills one without warning, and starts another in its place. Resolves when that is ready. */
  killApi(index: number): Promise<void>;
  killWorker(index: number): Promise<void>;
}

export interface FleetOptions {
  readonly home: Home;
  readonly environment: Readonly<Record<string, string>>;
  readonly apis: number;
  readonly workers: number;
}

interface Member {
  readonly program: Program;
  /** Null for a worker. */
  readonly address: string | null;
}

const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>\S+))?/;

export async function startFleet({ home, environment, apis, workers }: FleetOptions): Promise<Fleet> {
  async function start(role: 'api' | 'worker'): Promise<Member> {
    const program = home.start({
      ...environment,
      STREAMCORE_ROLE: role,
      STREAMCORE_DEMO: 'false',
      LOG_LEVEL: 'fatal',
      HTTP_DRAIN_MS: '0',
      PORT: '0',
    });
    const { groups } = await program.says(READY);
    return { program, address: groups?.['address'] ?? null };
  }

  const members = {
    // One migrates, and the others have not to wait for it at once.
    api: [await start('api')],
    worker: await Promise.all(Array.from({ length: workers }, () => start('worker'))),
  };
  members.api.push(...(await Promise.all(Array.from({ length: apis - 1 }, () => start('api')))));

  async function replace(role: 'api' | 'worker', index: number): Promise<void> {
    const [killed] = members[role].splice(index, 1);
    killed?.program.signal('SIGKILL');
    await killed?.program.end();
    members[role].splice(index, 0, await start(role));
  }

  return {
    addresses: () => members.api.flatMap(({ address }) => address ?? []),
    apiProcesses: () => members.api.map(({ program }) => program.pid),
    killApi: (index) => replace('api', index),
    killWorker: (index) => replace('worker', index),
  };
}
