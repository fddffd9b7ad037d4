import type { Redis } from 'ioredis';

/** Reads texts by their names in Redis. */
export type ReadTexts = (names: readonly string[]) => Promise<readonly (string | null)[]>;

interface Waiting {
  readonly names: readonly string[];
  readonly resolve: (texts: readonly (string | null)[]) => void;
  readonly reject: (error: unknown) => void;
}

/** No single command holds Redis up for long. */
const MOST_NAMES = 1_000;

/** Has all that is asked for in one turn of the process be one command, whoever asks. */
export function createReadBatcher(redis: Redis): ReadTexts {
  let waiting: Waiting[] = [];
  let count = 0;

  async function send(batch: readonly Waiting[]): Promise<void> {
    try {
      const texts = await redis.mget(batch.flatMap(({ names }) => names));
      let start = 0;
      for (const { names, resolve } of batch) {
        resolve(texts.slice(start, start + names.length));
        start += names.length;
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function flush(): void {
    const batch = waiting;
    waiting = [];
    count = 0;
    if (batch.length > 0) void send(batch);
  }

  return (names) =>
    new Promise((resolve, reject) => {
      // After everything that goes on at once, such as all callers whom one answer has let go on.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push({ names, resolve, reject });
      count += names.length;
      if (count >= MOST_NAMES) flush();
    });
}
