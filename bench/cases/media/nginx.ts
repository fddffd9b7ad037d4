import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../src/platform/embedded/ports.js';
import { ServerProcess } from '../../../src/platform/embedded/server-process.js';

const START_TIMEOUT_MS = 15_000;
/** Often not on PATH. */
const PROGRAM = '/usr/sbin/nginx';

export interface Nginx extends AsyncDisposable {
  readonly address: string;
}

export async function hasNginx(): Promise<boolean> {
  return promisify(execFile)(PROGRAM, ['-v']).then(
    () => true,
    () => false,
  );
}

/**
 * nginx with one worker, because we are one process, which serves the files below a root without checks: the token in a
 * URL may be anything, and is ignored.
 */
export async function startNginx(folder: string, root: string): Promise<Nginx> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  await mkdir(join(folder, 'nginx'));
  const file = join(folder, 'nginx/nginx.conf');
  await writeFile(file, configuration(port, root));
  const server = await ServerProcess.start({
    name: 'nginx',
    command: [PROGRAM, '-p', join(folder, 'nginx'), '-c', file],
    logFile: join(folder, 'nginx.log'),
    stopSignal: 'SIGTERM',
  });
  await server.waitUntil(async () => (await fetch(address)).status > 0, START_TIMEOUT_MS);
  return { address, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function configuration(port: number, root: string): string {
  // The owner of the files, because nginx would drop root's rights to them.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  return `daemon off; ${user} worker_processes 1; pid nginx.pid; error_log stderr;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; ${temporary.join(' ')}
  types { application/vnd.apple.mpegurl m3u8; video/iso.segment m4s; }
  server { listen 127.0.0.1:${port}; location ~ ^/media/[^/]+/(.*)$ { alias ${root}/$1; } }
}
`;
}
