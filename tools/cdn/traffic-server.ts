import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerProcess } from '../../src/platform/embedded/server-process.js';
import { type TrafficServerSite, trafficServerFiles } from './traffic-server-files.js';

const START_TIMEOUT_MS = 60_000;
const SIGNING_PLUGIN = 'uri_signing.so';

/** An installed Apache Traffic Server. */
export interface TrafficServerProgram {
  readonly version: string;
  readonly pluginFolder: string;
}

/** Null if it is not installed, or lacks the plugin for URI signing. */
export async function findTrafficServer(): Promise<TrafficServerProgram | null> {
  try {
    const [{ stdout: version }, { stdout: layout }] = await Promise.all([
      promisify(execFile)('traffic_server', ['--version']),
      promisify(execFile)('traffic_layout', ['info']),
    ]);
    const [, pluginFolder] = /^PLUGINDIR: (.+)$/m.exec(layout) ?? [];
    if (pluginFolder === undefined) return null;
    await access(join(pluginFolder, SIGNING_PLUGIN));
    return { version: /Traffic Server ([\d.]+)/.exec(version)?.[1] ?? 'unknown', pluginFolder };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** @param folder an empty folder for its configuration and all other files */
export async function startTrafficServer(
  { pluginFolder }: TrafficServerProgram,
  site: TrafficServerSite,
  folder: string,
): Promise<AsyncDisposable> {
  for (const name of ['etc', 'run', 'log', 'cache']) await mkdir(join(folder, name));
  for (const [name, content] of Object.entries(trafficServerFiles(site))) {
    await writeFile(join(folder, 'etc', name), content, { mode: 0o600 });
  }
  const runRoot = join(folder, 'runroot.yaml');
  await writeFile(runRoot, runRootYaml(folder, pluginFolder));
  const server = await ServerProcess.start({
    name: 'Apache Traffic Server',
    command: ['traffic_server', `--run-root=${runRoot}`],
    logFile: join(folder, 'traffic-server.log'),
    stopSignal: 'SIGTERM',
  });
  // Any response will do: nothing is accessible without a token.
  await server.waitUntil(async () => (await fetch(`${site.publicUrl}/media/`)).status > 0, START_TIMEOUT_MS);
  return server;
}

function runRootYaml(folder: string, pluginFolder: string): string {
  const folders = {
    prefix: folder,
    exec_prefix: '/usr',
    bindir: '/usr/bin',
    sbindir: '/usr/sbin',
    sysconfdir: join(folder, 'etc'),
    datadir: join(folder, 'cache'),
    includedir: '/usr/include',
    libdir: '/usr/lib',
    libexecdir: pluginFolder,
    localstatedir: join(folder, 'run'),
    runtimedir: join(folder, 'run'),
    logdir: join(folder, 'log'),
    cachedir: join(folder, 'cache'),
  };
  return Object.entries(folders)
    .map(([name, path]) => `${name}: ${path}\n`)
    .join('');
}
