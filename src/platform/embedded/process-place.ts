import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * The scope in which process ids are valid: this boot of this machine, and the container. Others that share a folder
 * have ids of their own.
 */
export async function processPlace(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  const [boot, container] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname()),
    readlink('/proc/self/ns/pid').catch(() => hostname()),
  ]);
  return `${boot.trim()} ${container}`;
}
