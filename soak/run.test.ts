import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { programStart } from '../test/support/built-programs.js';

function soak(...parameters: readonly string[]) {
  const { file, execArgv } = programStart('soak/run.ts');
  return promisify(execFile)(process.execPath, [...execArgv, file, ...parameters]);
}

describe('the command', () => {
  it('lists the cases, and how long each takes', async () => {
    const { stdout } = await soak('--list', '--runs', '4');
    expect(stdout).toMatch(/^sessions .+ About 11 s\.$/m);
  });

  it('refuses a case that there is not', async () => {
    await expect(soak('away')).rejects.toMatchObject({ stderr: expect.stringContaining('Allowed choices') });
  });

  it('refuses to do nothing', async () => {
    await expect(soak('sessions', '--runs', '0')).rejects.toMatchObject({
      stderr: expect.stringContaining('a whole number from 1'),
    });
  });
});
