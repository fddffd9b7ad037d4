import { vi } from 'vitest';

/** The second that `vi.waitFor` would wait for is little on a busy machine. */
const PATIENCE_MS = 30_000;

const { waitFor } = vi;

/** Has `vi.waitFor` wait longer, for all the files of a worker. Whoever means less says so. */
export function bePatient(): void {
  vi.waitFor = (callback, options) =>
    waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
}
