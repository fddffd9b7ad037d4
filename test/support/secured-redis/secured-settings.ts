import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findRedisServer } from '../../../src/platform/embedded/redis-program.js';
import { projectRoot } from '../../../src/project-root.js';
import { type Certificates, hasOpenssl } from './certificates.js';

/** The user names in deploy/redis/users.acl. */
export type RedisUser = 'streamcore' | 'replica' | 'sentinel';

/** The passwords in deploy/redis/users.acl, until they are replaced. */
export const passwordOf = (user: RedisUser) => `${user}-password`;

const run = promisify(execFile);

interface Said {
  readonly stdout: string;
  readonly stderr: string;
}

/** Why TLS cannot be tested on this machine; null if it can. */
export async function whyNoTls(): Promise<string | null> {
  if (!(await hasOpenssl())) return 'openssl 3 is not installed';
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-test-'));
  try {
    const [program, ...parameters] = await findRedisServer(folder);
    // A server with TLS support rejects the value, another one the setting.
    const said = await run(program, [...parameters, '--tls-port', 'none']).then(
      ({ stdout }) => stdout,
      ({ stdout, stderr }: Said) => stdout + stderr,
    );
    return said.includes('Bad directive') ? 'this Redis was built without TLS' : null;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** TLS settings of a server or Sentinel. Clients need no certificate, but must authenticate. */
export function tlsSettings(
  { certificateFile, keyFile, authorityFile }: Certificates,
  port: number,
): string[] {
  return [
    `tls-port ${port}`,
    `tls-cert-file ${JSON.stringify(certificateFile)}`,
    `tls-key-file ${JSON.stringify(keyFile)}`,
    `tls-ca-cert-file ${JSON.stringify(authorityFile)}`,
    'tls-auth-clients no',
    'tls-replication yes',
  ];
}

/** The users that the documents propose, as settings. */
export async function userSettings(): Promise<string[]> {
  const file = await readFile(join(projectRoot, 'deploy/redis/users.acl'), 'utf8');
  return file.trim().split('\n');
}
