import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the tests are that take longest, whatever the size of their files; the longest first. */
const FOLDERS = ['/test/processes/', '/test/browser/', '/test/integration/'];

/**
 * What takes longest begins first, so that no worker is left with it when the others have nothing more to do. Vitest knows how long
 * a file takes where it ran before; elsewhere it goes by the size of the files, and a short test that starts ten processes is last.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await BaseSequencer.prototype.sort.call(this, files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = FOLDERS.findIndex((folder) => moduleId.includes(folder));
  return index === -1 ? FOLDERS.length : index;
}
