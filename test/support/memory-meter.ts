import { once } from 'node:events';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Measures the memory of other Node processes. */
export interface MemoryMeter {
  /** For the processes to measure. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a process holds in V8's heap and in buffers after a full collection, in bytes. */
  bytesOf(processId: number): Promise<number>;
}

/**
 * Resident memory would be no measure: V8 keeps megabytes of free pages, more or fewer at random, which among a thousand
 * sockets is more than they take.
 * @param folder where the processes write what they hold
 */
export function createMemoryMeter(folder: string): MemoryMeter {
  const fileOf = (processId: number) => `memory-of-${processId}`;
  return {
    environment: {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(reportingTo(folder))}`,
    },
    async bytesOf(processId) {
      const ended = new AbortController();
      const changes = watch(folder, { signal: ended.signal });
      try {
        process.kill(processId, 'SIGUSR2');
        for (;;) {
          const [, name] = (await once(changes, 'change')) as [string, string];
          const text = name === fileOf(processId) ? await readFile(join(folder, name), 'utf8') : '';
          if (text.endsWith('\n')) return Number(text);
        }
      } finally {
        ended.abort();
      }
    },
  };
}

/** A module that is loaded before the program. */
function reportingTo(folder: string): string {
  return `
    import { writeFileSync } from 'node:fs';
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    process.on('SIGUSR2', () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      writeFileSync(\`${folder}/memory-of-\${process.pid}\`, \`\${heapUsed + external}\\n\`);
    });
  `;
}
