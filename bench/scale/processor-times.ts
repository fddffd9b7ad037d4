import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processesIn } from '../../src/platform/embedded/process-info.js';

const MICROSECONDS = 1_000_000;
/** Fields of `/proc/<pid>/stat`, counted from the state, the first after the name. */
const USER_TICKS = 11;
const TIMES = 4;

/** The processor time of a server and all of its processes so far, in microseconds. */
export type ProcessorTime = () => Promise<number>;

/**
 * @param folder in which the server's processes work
 * @throws Error on systems that have no `/proc`
 */
export async function processorTimeIn(folder: string): Promise<ProcessorTime> {
  const { stdout } = await promisify(execFile)('getconf', ['CLK_TCK']);
  const microsecondsPerTick = MICROSECONDS / Number(stdout);
  return async () => {
    const ticks = await Promise.all((await processesIn(folder)).map(ticksOf));
    return ticks.reduce((sum, each) => sum + each, 0) * microsecondsPerTick;
  };
}

/** Its own and those of its children that have ended, for themselves and in the kernel. */
async function ticksOf(processId: number): Promise<number> {
  // Whatever ended meanwhile counts with its parent.
  const text = await readFile(join('/proc', `${processId}`, 'stat'), 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields
    .slice(USER_TICKS, USER_TICKS + TIMES)
    .map(Number)
    .reduce((sum, each) => sum + each, 0);
}

/** Of this process, which asks all others. */
export const ownProcessorTime: ProcessorTime = async () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
