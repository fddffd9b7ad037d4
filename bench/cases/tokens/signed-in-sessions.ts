import type { Engine } from '../../../src/engine.js';
import { createRefreshTokens } from '../../../src/modules/accounts/tokens/refresh-token.js';
import { newId } from '../../../src/shared/ids.js';
import { createAccounts } from '../entitlement/verified-accounts.js';

/** A signed-in device. Its token changes with each refresh. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  refreshToken: string;
}

const DAY_MS = 86_400_000;

/** Accounts that are signed in, each on one device. */
export async function signInMany(engine: Engine, count: number): Promise<Session[]> {
  return signInAccounts(engine, await createAccounts(engine, count));
}

/** Signs accounts in, each on one device, without the password check, which is slow. */
export async function signInAccounts(
  { database, config, clock }: Engine,
  accountIds: readonly string[],
): Promise<Session[]> {
  const tokens = createRefreshTokens(config.auth.secret);
  const now = clock.now();
  const sessions = accountIds.map((accountId): Session => {
    const id = newId();
    return { id, accountId, refreshToken: tokens.create(id) };
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
