import type { ChainableCommander, Redis } from 'ioredis';

/** Sends a command for each item, all in one trip. @throws what the first that failed says */
export async function inOneTrip<Item>(
  redis: Redis,
  items: readonly Item[],
  command: (pipeline: ChainableCommander, item: Item) => void,
): Promise<unknown[]> {
  const pipeline = redis.pipeline();
  for (const item of items) command(pipeline, item);
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
}
