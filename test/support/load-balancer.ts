import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { ServerProcess } from '../../src/platform/embedded/server-process.js';

/** An HAProxy in front of API processes, which sends requests to those that are ready. */
export interface LoadBalancer extends AsyncDisposable {
  readonly address: string;
}

/** Often not on PATH. */
const PROGRAM = '/usr/sbin/haproxy';
const START_TIMEOUT_MS = 15_000;

export async function hasLoadBalancer(): Promise<boolean> {
  return promisify(execFile)(PROGRAM, ['-v']).then(
    () => true,
    () => false,
  );
}

/** @param ports of 127.0.0.1, of current or future API processes */
export async function startLoadBalancer(ports: readonly number[]): Promise<LoadBalancer> {
  const disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-balancer-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  const port = await freePort();
  const file = join(folder, 'haproxy.cfg');
  await writeFile(file, configuration(port, ports));
  const server = disposer.add(
    await ServerProcess.start({
      name: 'HAProxy',
      command: [PROGRAM, '-db', '-f', file],
      logFile: join(folder, 'haproxy.log'),
      stopSignal: 'SIGTERM',
    }),
  );
  const address = `http://127.0.0.1:${port}`;
  await server.waitUntil(async () => (await fetch(`${address}/health/ready`)).ok, START_TIMEOUT_MS);
  return { address, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}

/** As in docs/operations.md, except for the check interval. */
function configuration(port: number, apiPorts: readonly number[]): string {
  const servers = apiPorts.map((each, index) => `  server api${index + 1} 127.0.0.1:${each}`);
  return `defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  timeout check 2s
  option redispatch 1

frontend web
  bind 127.0.0.1:${port}
  default_backend api

backend api
  balance leastconn
  option httpchk GET /health/ready
  default-server check inter 100ms fall 1 rise 1
${servers.join('\n')}
`;
}
