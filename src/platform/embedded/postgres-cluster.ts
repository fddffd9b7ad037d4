import { execFile } from 'node:child_process';
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PostgresUser } from './postgres-user.js';
import { ServerNotStartedError } from './server-process.js';

const run = promisify(execFile);

export interface ClusterOptions {
  readonly initdb: string;
  readonly user: PostgresUser;
  /** The location of the cluster. */
  readonly folder: string;
  readonly superuser: string;
  readonly password: string;
}

/**
 * Creates a PostgreSQL cluster unless it exists. An interruption leaves nothing that would count as one.
 * @throws ServerNotStartedError when there is no room for it, or initdb fails otherwise
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
      // The collation is the same on every system, and no locale has to be installed.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    );
    await run(program, parameters).catch((error: Error) => {
      throw new ServerNotStartedError('PostgreSQL', outputOf(error));
    });
  } finally {
    await rm(passwordFile);
  }
  await rename(unfinished, folder);
}

/** The error output of a program that failed, or the system's error if it could not be run. */
function outputOf(error: Error): string {
  return 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : error.message;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
