import { isCluster, type RedisClient } from './redis-client.js';

/** Asks Redis about several items, whose keys are in the same slot, in one command. @returns the reply for each */
type AskTogether<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>;

/**
 * Asks a single server about all items in one command, and a cluster in one command for each hash tag, all at the same
 * time.
 * @param keyOf a key of the item, which is in the same slot as its others
 * @returns the replies in the order of the items
 * @throws what any of the commands throws; the others may have taken effect
 */
export async function bySlot<Item, Answer>(
  redis: RedisClient,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  ask: AskTogether<Item, Answer>,
): Promise<readonly Answer[]> {
  if (!isCluster(redis)) return ask(items);
  const groups = new Map<string, { readonly item: Item; readonly index: number }[]>();
  for (const [index, item] of items.entries()) {
    const tag = tagOf(keyOf(item));
    const group = groups.get(tag) ?? [];
    group.push({ item, index });
    groups.set(tag, group);
  }
  const placed = await Promise.all(
    [...groups.values()].map(async (group) => {
      const answers = await ask(group.map(({ item }) => item));
      return answers.map((answer, place) => [group[place]?.index ?? 0, answer] as const);
    }),
  );
  return placed
    .flat()
    .toSorted(([one], [other]) => one - other)
    .map(([, answer]) => answer);
}

/** The part of a key that determines its slot: the first hash tag, or else the whole key. */
function tagOf(key: string): string {
  const start = key.indexOf('{');
  const end = key.indexOf('}', start + 1);
  return start < 0 || end <= start + 1 ? key : key.slice(start + 1, end);
}
