import type { CachedValue } from './cached-value.js';
import { LEASE_MS } from './leases.js';
import {
  type CachedValues,
  DELETION_MARK_MS,
  markDeleted,
  type NewerValues,
  type RedisTier,
  type RedisTierOptions,
} from './redis-tier.js';
import { INVALIDATE_TAG, KEEP_TAGGED, WRITE_TAGGED } from './tagged-redis-tier.script.js';
import { createTierValues, understood } from './tier-values.js';

export interface TaggedRedisTierOptions<Value> extends RedisTierOptions<Value> {
  readonly tagsOf: (value: Value) => readonly string[];
}

/** A value with the generations that its tags had when it was stored. */
interface Tagged<Value> {
  readonly cached: CachedValue<Value>;
  readonly generations: readonly string[];
}

/**
 * The tier of values with tags, which are invalidated together. A value is valid while its tags have the generations it
 * was stored with. Invalidating a tag is one step, however many values have it; reading needs one more round trip, for
 * the generations.
 */
export function createTaggedRedisTier<Value>(options: TaggedRedisTierOptions<Value>): RedisTier<Value> {
  const { redis, readTexts, breaker, tagsOf, keyPrefix, ttlMs, staleMs } = options;
  const { nameOf, leaseOf, encode, counted, parse } = createTierValues(options);
  const nothing: NewerValues<Value> = new Map();
  /** Longer than the lifetime of any value stored with it. */
  const generationMs = ttlMs + staleMs + DELETION_MARK_MS;

  const tagName = (tag: string) => `${keyPrefix}#${tag}`;
  const mark = (key: string) => markDeleted(redis, nameOf(key), leaseOf(key));
  const namesOf = (key: string, { value }: CachedValue<Value>) => [
    nameOf(key),
    leaseOf(key),
    ...tagsOf(value).map(tagName),
  ];

  const put = (key: string, cached: CachedValue<Value>) =>
    WRITE_TAGGED.run(redis, namesOf(key, cached), [...encode(cached), generationMs]);

  const keepOne = (key: string, cached: CachedValue<Value>, token: string) =>
    KEEP_TAGGED.run(redis, namesOf(key, cached), [token, ...encode(cached), generationMs, LEASE_MS]);

  function parseTagged(text: string): Tagged<Value> | null {
    const end = text.indexOf(' ');
    const cached = parse(text.slice(end + 1));
    return cached && { cached, generations: text.slice(0, end).split(',') };
  }

  async function generationsOf(tags: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (tags.length === 0) return new Map();
    const texts = counted(await breaker.attemptUnlessOpen(() => readTexts(tags.map(tagName))));
    return new Map(texts?.map((text, index) => [tags[index] ?? '', text]));
  }

  /** The values whose tags were not invalidated since they were stored. */
  async function valid(found: ReadonlyMap<string, Tagged<Value>>): Promise<Map<string, CachedValue<Value>>> {
    const tags = [...new Set([...found.values()].flatMap(({ cached }) => tagsOf(cached.value)))];
    const current = await generationsOf(tags);
    const isValid = ({ cached, generations }: Tagged<Value>) =>
      tagsOf(cached.value).every((tag, index) => generations[index] === current.get(tag));
    return new Map(
      [...found].filter(([, tagged]) => isValid(tagged)).map(([key, { cached }]) => [key, cached]),
    );
  }

  async function understand(keys: readonly string[], texts: readonly (string | null)[]) {
    const found = understood(keys, texts, parseTagged);
    return found.size > 0 ? valid(found) : new Map();
  }

  return {
    async delete(key) {
      counted(await breaker.attempt(() => mark(key)));
    },
    async read(keys) {
      const texts = await breaker.attemptUnlessOpen(() => readTexts(keys.map(nameOf)));
      return understand(keys, counted(texts) ?? []);
    },
    understand,
    /** Without a lease it is unknown whether a tag was invalidated since the load began. */
    async keep(cachedByKey, tokens) {
      const leased = [...cachedByKey].flatMap(([key, cached]) => {
        const token = tokens.get(key);
        return token && cached.value !== null ? [[key, cached, token] as const] : [];
      });
      if (leased.length === 0) return nothing;
      counted(
        await breaker.attemptUnlessOpen(() =>
          Promise.all(leased.map(([key, cached, token]) => keepOne(key, cached, token))),
        ),
      );
      return nothing;
    },
    async write(cachedByKey: CachedValues<Value>) {
      counted(
        await breaker.attempt(() =>
          Promise.all(
            [...cachedByKey].map(([key, cached]) => (cached.value === null ? mark(key) : put(key, cached))),
          ),
        ),
      );
      return nothing;
    },
    async invalidateTag(tag) {
      counted(await breaker.attempt(() => INVALIDATE_TAG.run(redis, [tagName(tag)], [generationMs])));
    },
  };
}
