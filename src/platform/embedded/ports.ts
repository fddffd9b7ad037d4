import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const portSchema = z.int().min(1).max(65_535);
const portsSchema = z.object({ postgres: portSchema, redis: portSchema });

/** Where the embedded servers listen, on 127.0.0.1. */
export type Ports = Readonly<z.infer<typeof portsSchema>>;

/** The ports that the data folder remembers, or null when it remembers none, or nothing that makes sense: others do as well. */
export async function readPorts(dataFolder: string): Promise<Ports | null> {
  try {
    return portsSchema.parse(JSON.parse(await readFile(join(dataFolder, 'ports.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Ports that are free now: those of the last start where possible, so that tools find the servers again. */
export async function choosePorts(dataFolder: string): Promise<Ports> {
  const last = await readPorts(dataFolder);
  const ports = { postgres: await freePort(last?.postgres), redis: await freePort(last?.redis) };
  const file = join(dataFolder, 'ports.json');
  // Whoever reads it meanwhile finds all of it.
  await writeFile(`${file}.new`, `${JSON.stringify(ports)}\n`);
  await rename(`${file}.new`, file);
  return ports;
}

/**
 * Below the ports that Linux (32768 to 60999), macOS and Windows (49152 to 65535) hand out by themselves: of those, any
 * connection that somebody opens may have taken one before it is listened on, or between two starts.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_767;

const MOST_TRIES = 200;

/** What was found free and may be about to be taken: two in a row could be the same. */
const found = new Set<number>();

/** The wanted port of 127.0.0.1 when it is free, else any that is, and not the same again in this process. */
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
