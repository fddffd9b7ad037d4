import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** The parts of Vitest's report that are used here. */
const resultsSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface Results {
  readonly files: number;
  readonly passed: number;
  /** By file and name. */
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** @param root the prefix of file names, which is removed */
export async function readResults(path: string, root: string): Promise<Results> {
  const { testResults } = resultsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const tests = testResults.flatMap(({ name, status, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    // A file that could not be loaded has no tests.
    const wholeFile = status === 'failed' && assertionResults.every((one) => one.status !== 'failed');
    const whole = wholeFile ? [{ name: file, status: 'failed' }] : [];
    return [
      ...whole,
      ...assertionResults.map((one) => ({ name: `${file}: ${one.fullName}`, status: one.status })),
    ];
  });
  const named = (...statuses: string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
  return {
    files: testResults.length,
    passed: named('passed').length,
    failed: named('failed'),
    skipped: named('skipped', 'pending', 'todo', 'disabled'),
  };
}
