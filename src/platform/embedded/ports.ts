import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const portSchema = z.int().min(1).max(65_535);
const portsSchema = z.object({ postgres: portSchema, redis: portSchema });

/** The ports of the embedded servers on 127.0.0.1. */
export type Ports = Readonly<z.infer<typeof portsSchema>>;

/** The ports stored in the data folder, or null if there are none, or they are invalid. */
export async function readPorts(dataFolder: string): Promise<Ports | null> {
  try {
    return portsSchema.parse(JSON.parse(await readFile(join(dataFolder, 'ports.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Free ports: those of the last start if possible, so that tools find the servers again. */
export async function choosePorts(dataFolder: string): Promise<Ports> {
  const last = await readPorts(dataFolder);
  const ports = { postgres: await freePort(last?.postgres), redis: await freePort(last?.redis) };
  const file = join(dataFolder, 'ports.json');
  // Written atomically, for concurrent readers.
  await writeFile(`${file}.new`, `${JSON.stringify(ports)}\n`);
  await rename(`${file}.new`, file);
  return ports;
}

/**
 * Below the ephemeral ports of Linux (32768 to 60999), macOS and Windows (49152 to 65535): any connection could take
 * one of those before it is listened on, or between two starts.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_767;

const MOST_TRIES = 200;

/** Ports that were found free and may be about to be used, so that the next search does not return them. */
const found = new Set<number>();

/** The wanted port of 127.0.0.1 if it is free, else any free one, each once per process. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT + 1);
    if (found.has(port) || !(await isFree(port))) continue;
    found.add(port);
    return port;
  }
  throw new Error(`No free port on 127.0.0.1 between ${LOWEST_PORT} and ${HIGHEST_PORT}.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
