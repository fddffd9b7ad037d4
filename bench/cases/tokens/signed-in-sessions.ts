import { randomBytes } from 'node:crypto';
import type { Engine } from '../../../src/engine.js';
import { createRefreshTokens } from '../../../src/modules/accounts/tokens/refresh-token.js';
import { newId } from '../../../src/shared/ids.js';

/** A device that is signed in. Its token changes with each renewal. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  refreshToken: string;
}

const DAY_MS = 86_400_000;

/** Signs accounts in, each on one device, without the password that takes so long to check. */
export async function signInMany({ database, config, clock }: Engine, count: number): Promise<Session[]> {
  const tokens = createRefreshTokens(config.auth.secret);
  const now = clock.now();
  const sessions = Array.from({ length: count }, (): Session => {
    const id = newId();
    return { id, accountId: newId(), refreshToken: tokens.create(id) };
  });
  await database.prisma.account.createMany({
    data: sessions.map(({ accountId }) => ({
      id: accountId,
      email: `${randomBytes(8).toString('hex')}@example.com`,
      emailVerifiedAt: now,
      createdAt: now,
    })),
  });
  await database.prisma.deviceSession.createMany({
    data: sessions.map(({ id, accountId, refreshToken }) => ({
      id,
      accountId,
      deviceName: 'Benchmark',
      platform: 'web',
      refreshTokenHash: tokens.hash(refreshToken),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + DAY_MS),
    })),
  });
  return sessions;
}
