import { expect, it, vi } from 'vitest';
import { createProcessTier } from './process-tier.js';

it('keeps a recalled value for its normal time to live', async () => {
  const tier = createProcessTier<string>({
    maxEntries: 10,
    maxBytes: undefined,
    ttlMs: 60_000,
    negativeTtlMs: 60_000,
    versionOf: undefined,
    canRecall: true,
    onEvicted: () => undefined,
  });
  const old = () => ({ value: 'old', loadMs: 1, freshUntil: Date.now() });
  tier.put('a', old());
  await vi.waitFor(() => expect(tier.get('a')).toBeUndefined());
  for (const [key, cached] of tier.recall(['a']) ?? []) tier.put(key, cached);
  tier.put('b', old());
  await vi.waitFor(() => expect(tier.get('b')).toBeUndefined());
  expect(tier.get('a')).toMatchObject({ value: 'old' });
});
