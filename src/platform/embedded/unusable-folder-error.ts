/** Error codes of the system for a folder that is not writable. */
const UNUSABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR']);

/** The data folder is full, or not writable. */
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

/** Wraps errors that mean that the data folder is not writable; returns others unchanged. */
export function orUnusableFolder(folder: string, error: unknown): unknown {
  const isUnusable = error instanceof Error && 'code' in error && UNUSABLE.has(String(error.code));
  return isUnusable ? new UnusableFolderError(folder, error) : error;
}
