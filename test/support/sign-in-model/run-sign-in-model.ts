import fc from 'fast-check';
import { AccountAtWork, type Counts, type SignInWorld } from './account-at-work.js';
import { checkInvariants, checkKeptOut } from './invariants.js';
import { type Batch, batches } from './steps.js';
import { hold, Violation, type ViolationKind } from './violation.js';

export interface SignInModelOptions {
  /** The number of accounts, one after the other. */
  readonly runs: number;
  /** The time limit, including the search for a smaller sequence. */
  readonly longestMs: number;
  /** Repeats a reported run. */
  readonly seed?: number;
  readonly onRun?: (done: number) => void;
}

export interface SignInModelResult extends Readonly<Counts> {
  /** The violation; null if there was none. */
  readonly violation: ViolationKind | null;
  /** The smallest sequence that was found, with its seed. */
  readonly report: string | null;
}

/**
 * Signs in, refreshes, revokes and changes plans in any order and concurrently, and checks after each batch that nobody
 * has access who must not, and nobody has lost access who must have it.
 */
export async function runSignInModel(
  world: SignInWorld,
  { runs, longestMs, seed, onRun }: SignInModelOptions,
): Promise<SignInModelResult> {
  const counts: Counts = { sent: 0, acknowledged: 0 };
  const passwordHash = await world.engine.accounts.passwords.hash('correct horse battery staple');
  let done = 0;

  const property = fc.asyncProperty(batches, async (plan) => {
    const account = new AccountAtWork(world, counts);
    await account.open(passwordHash);
    for (const batch of plan) await work(world, account, batch);
    for (const session of account.sessions) if (!session.live) await checkKeptOut(world, session);
    onRun?.(++done);
  });
  const details = await fc.check(property, {
    numRuns: runs,
    interruptAfterTimeLimit: longestMs,
    ...(seed === undefined ? {} : { seed }),
  });
  if (!details.failed) return { ...counts, violation: null, report: null };
  const { errorInstance } = details;
  if (!(errorInstance instanceof Violation)) throw errorInstance;
  return { ...counts, violation: errorInstance.kind, report: fc.defaultReportMessage(details) ?? null };
}

async function work(
  world: SignInWorld,
  account: AccountAtWork,
  { waitSeconds, steps }: Batch,
): Promise<void> {
  world.clock.advance(waitSeconds * 1000);
  const mustAdmit = await admissionOf(world, account, steps.length === 1 ? steps[0] : undefined);
  const outcomes = await Promise.all(steps.map((step) => account.take(step)));
  if (mustAdmit !== null) {
    const kind = mustAdmit ? 'lost' : 'leaked';
    hold(kind, `${JSON.stringify(steps[0])} was answered wrongly`, outcomes[0]?.acknowledged === mustAdmit);
  }
  await checkInvariants(world, account, outcomes);
}

/** Whether a step that is made alone must be admitted; null if that is not known beforehand. */
async function admissionOf(
  { engine, clock }: SignInWorld,
  account: AccountAtWork,
  step: Batch['steps'][number] | undefined,
): Promise<boolean | null> {
  if (step?.kind === 'signIn') {
    const entitlements = engine.subscriptions.entitlementsIn(engine.database.prisma);
    const { maxDevices } = await entitlements.entitlementOf(account.id);
    const live = account.sessions.filter(({ live: isLive }) => isLive);
    const replaced =
      step.replace === null ? undefined : account.sessions[step.replace % (account.sessions.length || 1)];
    return live.length - (replaced?.live ? 1 : 0) < maxDevices;
  }
  if (step?.kind === 'refresh') {
    const session = account.sessions[step.device % (account.sessions.length || 1)];
    if (!session?.live) return false;
    return session.meaningOf(session.token(step.token), clock.now().getTime()) !== 'misuse';
  }
  return null;
}
