import { vi } from 'vitest';

/** The default timeout of `vi.waitFor`, a second, is too short on a busy machine. */
const PATIENCE_MS = 30_000;

const { waitFor } = vi;

/** Sets a longer default timeout of `vi.waitFor` for all files of a worker. Callers may set a shorter one. */
export function bePatient(): void {
  vi.waitFor = (callback, options) =>
    waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
}
