import { randomBytes } from 'node:crypto';
import type { Engine } from '../../../src/engine.js';
import { newId } from '../../../src/shared/ids.js';

/** Creates accounts with verified addresses and without passwords. @returns their ids */
export async function createAccounts({ database, clock }: Engine, count: number): Promise<string[]> {
  const now = clock.now();
  const accountIds = Array.from({ length: count }, newId);
  await database.prisma.account.createMany({
    data: accountIds.map((id) => ({
      id,
      email: `${randomBytes(8).toString('hex')}@example.com`,
      emailVerifiedAt: now,
      createdAt: now,
    })),
  });
  return accountIds;
}
