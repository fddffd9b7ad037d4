import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { choosePorts, readPorts } from './ports.js';

const folder = await mkdtemp(join(tmpdir(), 'streamcore-ports-'));
afterAll(() => rm(folder, { recursive: true }));
const leave = (text: string) => writeFile(join(folder, 'ports.json'), text);

it('are those of the last start, where they are free', async () => {
  const ports = await choosePorts(folder);
  expect(await readPorts(folder)).toEqual(ports);
  expect(await choosePorts(folder)).toEqual(ports);
});

it.each([
  ['nothing', ''],
  ['half of them', '{"postgres": 5'],
  ['something else', '{"postgres": "here", "redis": 70000}'],
])('are others where a crash has left %s of them', async (_what, text) => {
  await leave(text);
  expect(await readPorts(folder)).toBeNull();
  const ports = await choosePorts(folder);
  expect(await readPorts(folder)).toEqual(ports);
});
