import { vi } from 'vitest';

/** The second that `vi.waitFor` would wait for is little on a busy machine. Whoever means less says so. */
const PATIENCE_MS = 30_000;

const { waitFor } = vi;

/** `vi.waitFor` with more patience. */
export const waitPatiently: typeof vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
