import { execFile } from 'node:child_process';
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PostgresUser } from './postgres-user.js';
import { ServerNotStartedError } from './server-process.js';

const run = promisify(execFile);

export interface ClusterOptions {
  readonly initdb: string;
  readonly user: PostgresUser;
  /** Where the cluster is to be. */
  readonly folder: string;
  readonly superuser: string;
  readonly password: string;
}

/**
 * Makes a PostgreSQL cluster unless it is there. Interrupted, it leaves nothing that would pass for one.
 * @throws ServerNotStartedError when there is no room for it, or initdb refuses otherwise
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { folder, user, password } = options;
  if (await exists(folder)) return;

  const unfinished = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.ids) {
    const { uid, gid } = user.ids;
    await Promise.all([unfinished, passwordFile].map((path) => chown(path, uid, gid)));
  }
  try {
    const [program, ...parameters] = user.command(
      options.initdb,
      `--pgdata=${unfinished}`,
      `--username=${options.superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The order of texts is the same on every system, and no locale need be installed.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    );
    await run(program, parameters).catch((error: Error) => {
      throw new ServerNotStartedError('PostgreSQL', whatItSaid(error));
    });
  } finally {
    await rm(passwordFile);
  }
  await rename(unfinished, folder);
}

/** A program that fails says why; one that could not be run leaves that to the system. */
function whatItSaid(error: Error): string {
  return 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : error.message;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
