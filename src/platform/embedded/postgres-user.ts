import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How PostgreSQL is run as another user when we are root, which it refuses. */
export interface PostgresUser {
  /** The owner of the server's files. Undefined if we are an ordinary user, who also runs the server. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** Starts a program as that user. */
  command(program: string, ...parameters: string[]): [string, ...string[]];
}

const NAME = 'postgres';

/**
 * Finds, or creates, the user that runs PostgreSQL.
 * @param folders that the server needs: its programs and its data
 * @throws Error when we are root and such a user neither exists nor can be created
 */
export async function postgresUser(folders: readonly string[]): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { command: (...command) => command };
  const ids = (await lookUp()) ?? (await create());
  if (await allEnterable(folders)) return { ids, command: asUser };
  // Below a folder that only root may enter, such as /root, the user gets the capability to pass through it
  // (capabilities(7)), and no others.
  return { ids, command: asUserWithPassage };
}

const asUser = (...command: string[]): [string, ...string[]] => [
  'setpriv',
  `--reuid=${NAME}`,
  `--regid=${NAME}`,
  '--clear-groups',
  ...command,
];

const asUserWithPassage = (...command: string[]): [string, ...string[]] =>
  asUser(
    // Otherwise access(2), with which initdb looks for its programs, would ignore the capability.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    ...command,
  );

async function lookUp(): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function create(): Promise<{ uid: number; gid: number }> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', NAME]).catch((cause: unknown) => {
    throw new Error(
      `PostgreSQL does not run as root, and the user ${NAME} could not be made. Make it, start as an ordinary ` +
        'user, or set DATABASE_URL to a server of yours.',
      { cause },
    );
  });
  const ids = await lookUp();
  if (!ids) throw new Error(`The user ${NAME} was made but is not found.`);
  return ids;
}

async function allEnterable(folders: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(folders.map(isEnterable));
  return answers.every(Boolean);
}

async function isEnterable(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  const isOpen = (mode & 0o001) !== 0;
  return isOpen && (dirname(folder) === folder || isEnterable(dirname(folder)));
}
