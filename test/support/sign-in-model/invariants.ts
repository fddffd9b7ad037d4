import type { AccountAtWork, Outcome, SignInWorld } from './account-at-work.js';
import type { KnownSession } from './known-session.js';
import type { Step } from './steps.js';
import { hold } from './violation.js';

/** Checks the stored data and which tokens are accepted after a batch, and all responses. @throws Violation */
export async function checkInvariants(
  world: SignInWorld,
  account: AccountAtWork,
  outcomes: readonly Outcome[],
): Promise<void> {
  const { prisma } = world.engine.database;
  const now = world.clock.now();
  const rows = await prisma.deviceSession.findMany({ where: { accountId: account.id } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const live = rows.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);
  const liveIds = new Set(live.map(({ id }) => id));

  const { maxDevices } = await world.engine.subscriptions.entitlementsIn(prisma).entitlementOf(account.id);
  hold('leaked', `${live.length} sessions where ${maxDevices} are allowed`, live.length <= maxDevices);
  for (const { step, mustHaveEnded } of outcomes) {
    const alive = mustHaveEnded.some(({ id }) => liveIds.has(id));
    hold('leaked', `${JSON.stringify(step)} left a session alive`, !alive);
  }
  const isAlone = outcomes.length === 1;
  const endsNobody = outcomes.every(
    ({ step, mustHaveEnded }) => isHarmless(step, isAlone) && mustHaveEnded.length === 0,
  );

  for (const session of account.sessions) {
    const row = byId.get(session.id);
    hold('lost', 'A session was given that is not stored', row !== undefined);
    const died = session.live && !liveIds.has(session.id);
    hold('lost', `A session ended though nobody ended it: ${row?.revokedBecause}`, !died || !endsNobody);
    session.live = liveIds.has(session.id);
    if (died) await checkKeptOut(world, session);
    if (!session.live) continue;
    const isCurrent = Buffer.compare(session.hashOfCurrent, row?.refreshTokenHash ?? Buffer.alloc(0)) === 0;
    hold('doubled', 'The stored refresh token is not the newest one given', isCurrent);
    session.checkRepeats();
    const isGood = session.expiresAt > now.getTime() + 1000;
    hold('lost', 'A live session is kept out', !isGood || (await isLetIn(world, session.accessToken)));
  }
}

/** Checks that no token of an ended session is accepted any more. @throws Violation */
export async function checkKeptOut(world: SignInWorld, session: KnownSession): Promise<void> {
  for (const token of session.accessTokens) {
    hold('leaked', 'An access token of an ended session is accepted', !(await isLetIn(world, token)));
  }
  for (const token of session.allRefreshTokens) {
    hold('leaked', 'A refresh token of an ended session is accepted', !(await isRefreshed(world, token)));
  }
}

/**
 * Whether a step cannot end a session, except by misuse, which is detected separately. A repetition may become misuse
 * when others use the current token at the same time, unless it is with the previous token.
 */
function isHarmless(step: Step, isAlone: boolean): boolean {
  if (step.kind === 'refresh') return isAlone || step.token !== 'old';
  return step.kind === 'signIn' && step.replace === null;
}

function isLetIn({ engine }: SignInWorld, accessToken: string): Promise<boolean> {
  return engine.accounts.identity.authenticate(`Bearer ${accessToken}`).then(
    () => true,
    () => false,
  );
}

function isRefreshed({ engine }: SignInWorld, refreshToken: string): Promise<boolean> {
  const nobody = { accountId: null, sessionId: null, address: null, requestId: null };
  return engine.accounts.tokenRotation.refresh(refreshToken, nobody).then(
    () => true,
    () => false,
  );
}
