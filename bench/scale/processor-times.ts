import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processesIn } from '../../src/platform/embedded/process-info.js';

const MICROSECONDS = 1_000_000;
/** Fields of `/proc/<pid>/stat`, counted from the state, the first after the name. */
const USER_TICKS = 11;
const TIMES = 4;

/** The CPU time of a server with all of its processes so far, in microseconds. */
export type ProcessorTime = () => Promise<number>;

/**
 * @param folder the working directory of the server's processes
 * @throws Error on systems without `/proc`
 */
export async function processorTimeIn(folder: string): Promise<ProcessorTime> {
  const { stdout } = await promisify(execFile)('getconf', ['CLK_TCK']);
  const microsecondsPerTick = MICROSECONDS / Number(stdout);
  return async () => {
    const ticks = await Promise.all((await processesIn(folder)).map(ticksOf));
    return ticks.reduce((sum, each) => sum + each, 0) * microsecondsPerTick;
  };
}

/** Its own and those of its ended children, in user and kernel mode. */
async function ticksOf(processId: number): Promise<number> {
  // A process that has ended in the meantime counts with its parent.
  const text = await readFile(join('/proc', `${processId}`, 'stat'), 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields
    .slice(USER_TICKS, USER_TICKS + TIMES)
    .map(Number)
    .reduce((sum, each) => sum + each, 0);
}

/** Of this process, which drives all others. */
export const ownProcessorTime: ProcessorTime = async () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
