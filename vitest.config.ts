import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

export default defineConfig({
  // Loaded by its two names, graphql would be there twice, and refuse its own types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['{src,test,tools,prisma,bench,soak,web}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    pool: 'forks',
    // The files of a worker share what they import: to import all of the product takes longer than most of them.
    isolate: false,
    // One more than can work at once, since many wait for the servers that they start; no more than the connections of PostgreSQL are enough for.
    maxWorkers: Math.min(availableParallelism() + 1, 4),
    sequence: { sequencer: LongestFirst },
    // What ends them is what hangs, not what a busy machine does slowly.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // As long as `vi.waitFor` waits, see test/support/patience.ts.
    expect: { poll: { timeout: 30_000 } },
  },
});
