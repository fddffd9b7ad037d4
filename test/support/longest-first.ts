import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders with the slowest tests, whatever the size of their files; the slowest first. */
const FOLDERS = ['/test/processes/', '/test/browser/', '/test/integration/'];

/**
 * Slow files start first, so that no worker is left with one when the others are done. Vitest knows the durations of
 * files that it ran before; otherwise it sorts by file size, which puts a short test that starts ten processes last.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byDuration = super.sort.bind(this);
    const sorted = await byDuration(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = FOLDERS.findIndex((folder) => moduleId.includes(folder));
  return index === -1 ? FOLDERS.length : index;
}
