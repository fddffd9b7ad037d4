import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { programStart } from '../../test/support/built-programs.js';
import { growths } from './growths.js';

function runCommand(...parameters: string[]) {
  const { file, execArgv } = programStart('tools/growth-plots.ts');
  return promisify(execFile)(process.execPath, [...execArgv, file, ...parameters], { cwd: projectRoot });
}

test('npm run growth-plots measures, prints the exponents and plots', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-growth-'));
  try {
    const picture = join(folder, 'growth.svg');
    const { stdout, stderr } = await runCommand('--sizes', '2', '--picture', picture);
    const drawn = await readFile(picture, 'utf8');
    for (const { name } of growths) {
      expect(stdout).toContain(`${name}: exponent `);
      expect(drawn).toContain(`>${name}<`);
    }
    expect(stderr).toContain(`of ${2 * growths.length}  ${growths.at(-1)?.name}`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('npm run growth-plots refuses an invalid number of sizes', { timeout: 300_000 }, async () => {
  await expect(runCommand('--sizes', '1')).rejects.toThrow('Give a whole number from 2');
});
