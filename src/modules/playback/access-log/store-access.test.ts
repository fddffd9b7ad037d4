import { describe, expect, it, vi } from 'vitest';
import { createStillClock } from '../../../../test/support/clock.js';
import { createLogger } from '../../../platform/telemetry/logger.js';
import { newId } from '../../../shared/ids.js';
import type { StoredAccess } from './access-entry.repository.js';
import { createStoreAccess } from './store-access.js';
import { toStoredAccess } from './stored-access.js';

const logger = createLogger({ level: 'silent', pretty: false });
const clock = createStillClock(new Date('2026-11-15T12:00:00Z'));

function entryAt(occurredAt: string, changes: Partial<Parameters<typeof toStoredAccess>[0]> = {}) {
  return toStoredAccess({
    id: newId(),
    event: 'DENIED',
    reason: null,
    accountId: null,
    profileId: null,
    deviceSessionId: null,
    playbackSessionId: null,
    titleId: null,
    address: null,
    requestId: null,
    occurredAt: new Date(occurredAt),
    ...changes,
  });
}

function storing(refuses: (entry: StoredAccess) => boolean) {
  const stored = new Set<string>();
  const store = createStoreAccess({
    repository: {
      async store(entries) {
        if (entries.some(refuses)) throw new Error('refused');
        for (const { id } of entries) stored.add(id);
      },
      list: async () => ({ edges: [], hasNextPage: false }),
    },
    isDoneByEntry: (error) => error instanceof Error && error.message === 'refused',
    clock,
    keptMonths: 2,
  });
  return { store, stored };
}

describe('storing a batch of accesses', () => {
  it('skips those of expired months, with a warning', async () => {
    const { store, stored } = storing(() => false);
    const warn = vi.spyOn(logger, 'warn');
    const entries = ['2026-08-31T23:59:59.999Z', '2026-09-01T00:00:00.000Z', '2026-11-15T12:00:00Z'].map(
      (at) => entryAt(at),
    );
    await store(entries, logger);
    expect([...stored]).toEqual(entries.slice(1).map(({ id }) => id));
    expect(warn).toHaveBeenCalledWith({ entries: 1 }, expect.any(String));
    warn.mockRestore();
  });

  it('stores all valid entries, and fails with the refused ones', async () => {
    const entries = Array.from({ length: 9 }, (_, index) =>
      entryAt('2026-11-15T12:00:00Z', { reason: `${index}` }),
    );
    const { store, stored } = storing(({ reason }) => reason === '3' || reason === '8');
    await expect(store(entries, logger)).rejects.toThrow('refused');
    expect(stored.size).toBe(7);
  });
});

describe('a stored access', () => {
  it('has no address, no control characters and bounded lengths', () => {
    const stored = entryAt('2026-11-15T12:00:00Z', {
      address: '192.0.2.77',
      reason: `a\u0000b\n${'c'.repeat(200)}`,
      requestId: 'r'.repeat(200),
    });
    expect(stored.network).toBe('192.0.2.0/24');
    expect(stored).not.toHaveProperty('address');
    expect(stored.reason).toMatch(/^abc{78}$/);
    expect(stored.requestId).toHaveLength(120);
  });
});
