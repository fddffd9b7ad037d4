/** What the system calls a place where nothing can be written. */
const UNUSABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR']);

/** The data folder is full, or belongs to somebody else. */
export class UnusableFolderError extends Error {
  constructor(folder: string, cause: Error) {
    super(
      `The data folder ${folder} cannot be written: ${cause.message}. Make room there, let its user write there, or ` +
        'name another folder in STREAMCORE_DATA.',
      { cause },
    );
    this.name = 'UnusableFolderError';
  }
}

/** An error as it is, unless the system says with it that the data folder cannot be written. */
export function orUnusableFolder(folder: string, error: unknown): unknown {
  const isUnusable = error instanceof Error && 'code' in error && UNUSABLE.has(String(error.code));
  return isUnusable ? new UnusableFolderError(folder, error) : error;
}
