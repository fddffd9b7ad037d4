import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package, whether this runs from the sources or from the build inside it. */
export const projectRoot = findRoot(import.meta.dirname);

/** The folder of the migrations of the database. */
export const migrationFolder = join(projectRoot, 'prisma/migrations');

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json was found above the program.');
  return findRoot(parent);
}
