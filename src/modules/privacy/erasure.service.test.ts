import { expect, it } from 'vitest';
import { createErasureService } from './erasure.service.js';

/** Due accounts, in order, and those of them that cannot be erased. */
function erasing(due: readonly string[], broken: readonly string[]) {
  const left = new Set(due);
  const erasure = createErasureService({
    accounts: {
      findDue: async (most) => [...left].slice(0, most),
      endSessions: async () => undefined,
      remove: async (accountId) => left.delete(accountId),
    },
    profileIdsOf: async (accountId) => [accountId],
    eraseProfile: async (profileId) => {
      if (broken.includes(profileId)) throw new Error(`${profileId} cannot be erased`);
    },
  });
  return { left, eraseDue: () => erasure.eraseDue(new AbortController().signal) };
}

const accounts = (count: number) => Array.from({ length: count }, (_, index) => `account ${index}`);

it('erases all due accounts, however many', async () => {
  const { left, eraseDue } = erasing(accounts(250), []);
  expect(await eraseDue()).toBe(250);
  expect(left.size).toBe(0);
});

it('is not blocked by accounts that cannot be erased, and fails with the first error', async () => {
  const { left, eraseDue } = erasing(accounts(250), ['account 0', 'account 120']);
  await expect(eraseDue()).rejects.toThrow('account 0 cannot be erased');
  expect([...left]).toEqual(['account 0', 'account 120']);
});

it('stops if none of a batch can be erased', async () => {
  const { left, eraseDue } = erasing(accounts(150), accounts(100));
  await expect(eraseDue()).rejects.toThrow('account 0 cannot be erased');
  expect(left.size).toBe(150);
});
