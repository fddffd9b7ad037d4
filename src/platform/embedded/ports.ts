import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const portsSchema = z.object({ postgres: z.number().int(), redis: z.number().int() });

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

/** What was found free and may be about to be taken: two in a row could be the same. */
const found = new Set<number>();

/** The wanted port of 127.0.0.1 when it is free, else any that is, and not the same again in this process. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return freePort();
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  if (wanted === 0 && found.has(address.port)) return freePort();
  found.add(address.port);
  return address.port;
}
