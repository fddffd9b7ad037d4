import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { choosePorts, freePort, readPorts } from './ports.js';

const folder = await mkdtemp(join(tmpdir(), 'streamcore-ports-'));
afterAll(() => rm(folder, { recursive: true }));
const leave = (text: string) => writeFile(join(folder, 'ports.json'), text);

it('are those of the last start, if they are free', async () => {
  const ports = await choosePorts(folder);
  expect(await readPorts(folder)).toEqual(ports);
  expect(await choosePorts(folder)).toEqual(ports);
});

it('are others if they are in use', async () => {
  const taken = await freePort();
  const server = createServer().listen(taken, '127.0.0.1');
  await once(server, 'listening');
  await leave(JSON.stringify({ postgres: taken, redis: taken }));
  const { postgres, redis } = await choosePorts(folder);
  expect(new Set([taken, postgres, redis])).toHaveProperty('size', 3);
  server.close();
  await once(server, 'close');
});

it('are outside the ephemeral range', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(ports).size).toBe(50);
  expect(ports.filter((port) => port < 20_000 || port > 32_767)).toEqual([]);
});

it.each([
  ['nothing', ''],
  ['half of them', '{"postgres": 5'],
  ['something else', '{"postgres": "here", "redis": 7000}'],
  ['what is no port', '{"postgres": 70000, "redis": 7000}'],
])('are others if a crash has left %s of them', async (_what, text) => {
  await leave(text);
  expect(await readPorts(folder)).toBeNull();
  const ports = await choosePorts(folder);
  expect(await readPorts(folder)).toEqual(ports);
});
