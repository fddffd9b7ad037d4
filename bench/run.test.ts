import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { programStart } from '../test/support/built-programs.js';

function bench(...parameters: readonly string[]) {
  const { file, execArgv } = programStart('bench/run.ts');
  return promisify(execFile)(process.execPath, [...execArgv, file, ...parameters]);
}

describe('the command', () => {
  it('lists the cases, and how long each takes', async () => {
    const { stdout } = await bench('--list', '--rounds', '1', '--seconds', '1');
    expect(stdout).toMatch(/^home .+ About 36 s\.$/m);
  });

  it('refuses a case that there is not', async () => {
    await expect(bench('away')).rejects.toMatchObject({ stderr: expect.stringContaining('Allowed choices') });
  });

  it('refuses to measure for no time', async () => {
    await expect(bench('home', '--seconds', '0')).rejects.toMatchObject({
      stderr: expect.stringContaining('a whole number from 1 to 60'),
    });
  });
});
