import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * Within what the numbers of processes mean something: this start of this machine, and the container in it. Whoever shares a
 * folder from elsewhere has numbers of their own.
 */
export async function processPlace(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  const [boot, container] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname()),
    readlink('/proc/self/ns/pid').catch(() => hostname()),
  ]);
  return `${boot.trim()} ${container}`;
}
