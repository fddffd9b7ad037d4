import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How PostgreSQL is run where we are root, which it refuses to be: as a user of its own. */
export interface PostgresUser {
  /** Given to whatever the server owns. Undefined where we are an ordinary user and the server is the same one. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** Starts a program as that user. */
  command(program: string, ...parameters: string[]): [string, ...string[]];
}

const NAME = 'postgres';

/**
 * Finds, or makes, the user that PostgreSQL runs as.
 * @param folders what the server has to reach: its programs and its data
 * @throws Error when we are root and there is no such user, nor a way to make one
 */
export async function postgresUser(folders: readonly string[]): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { command: (...command) => command };
  const ids = (await lookUp()) ?? (await create());
  if (await allEnterable(folders)) return { ids, command: asUser };
  // Below a folder that root alone may enter, such as /root, the user gets the right to pass through it
  // (capabilities(7)), and none of root's others.
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
    // Without it the right would not count in access(2), by which initdb looks for its programs.
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
