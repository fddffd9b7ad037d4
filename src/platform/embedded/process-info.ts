import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The start time of a process, in the system's format: together with the process id it identifies a process
 * permanently, while ids are reused. Null when there is no such process, or only a zombie.
 */
export async function startTimeOf(pid: number): Promise<string | null> {
  const [state, startTime] = await (process.platform === 'linux' ? statusOnLinux(pid) : status(pid)).catch(
    () => [],
  );
  return state?.startsWith('Z') ? null : (startTime ?? null);
}

async function statusOnLinux(pid: number): Promise<(string | undefined)[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field, the program's name in parentheses, may contain anything; state is field 3, start field 22.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return [fields[0], fields[19]];
}

async function status(pid: number): Promise<(string | undefined)[]> {
  const { stdout } = await run('ps', ['-o', 'state=,lstart=', '-p', `${pid}`]);
  const [state, ...startTime] = stdout.trim().split(/\s+/);
  return [state, startTime.join(' ')];
}

/**
 * The processes whose working directory is a folder, as far as we may see them. Database servers work in their data
 * folder.
 */
export async function processesIn(folder: string): Promise<number[]> {
  return process.platform === 'linux' ? processesOnLinux(folder) : processesByListing(folder);
}

async function processesOnLinux(folder: string): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(names.map((name) => readlink(`/proc/${name}/cwd`).catch(() => null)));
  return names.filter((_, index) => folders[index] === folder).map(Number);
}

async function processesByListing(folder: string): Promise<number[]> {
  // It fails when some processes could not be inspected, but lists the others.
  const { stdout } = await run('lsof', ['-a', '-d', 'cwd', '-Fpn']).catch(
    (error: { stdout: string }) => error,
  );
  const entries = [...stdout.matchAll(/^p(?<pid>\d+)\n(?:f.*\n)?n(?<folder>.+)$/gm)];
  return entries.filter(({ groups }) => groups?.['folder'] === folder).map(([, pid]) => Number(pid));
}
