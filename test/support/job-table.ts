import { jobRegistry } from '../../src/job-registry.js';

/** The table of all background jobs, as in the document. */
export function jobMarkdown(): string {
  return [
    '| queue | job | what it does | priority | tries | delay before the second, s | longest try, s | one with its equals | after an outage |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...jobRegistry
      .toSorted((a, b) => a.queue.localeCompare(b.queue))
      .map(
        ({
          queue,
          name,
          does,
          priority,
          attempts,
          backoffMs,
          timeoutMs,
          deduplicate,
          leavesOutagesToNextRun,
        }) =>
          `| ${queue} | \`${name}\` | ${does} | ${priority ?? 'first'} | ${attempts} | ${attempts > 1 ? backoffMs / 1_000 : ''} | ${timeoutMs === undefined ? '' : timeoutMs / 1_000} | ${deduplicate ? 'yes' : ''} | ${leavesOutagesToNextRun ? 'next run' : ''} |`,
      ),
  ].join('\n');
}
