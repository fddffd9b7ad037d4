import * as fc from 'fast-check';
import { createStillClock, type TestClock } from '../clock.js';
import { readLedger, takenFrom } from '../gateway-ledger.js';
import type { Platform } from '../platform.js';
import type { ModelPlan } from './arithmetic.js';
import { type Command, type Jump, type Sequence, sequences, timelines } from './commands.js';
import { BillingWorld, type Mismatch } from './world.js';

/** The last day of the year before a leap year, so that the first months are special cases. */
const START = new Date('2027-12-31T21:47:03.123Z');
const ROUNDS = 8;

/** The platform of the test, which must not contain other data. */
export type Stage = Pick<Platform, 'engine' | 'clock'>;

export interface Play {
  readonly seed: number;
  readonly accounts: number;
  /** Starts a platform with this clock. */
  open(clock: TestClock): Promise<Stage & AsyncDisposable>;
}

/** The results; a mismatch is reported for one account, with as few commands as possible. */
export interface Played {
  readonly mismatches: number;
  readonly smallest: { readonly commands: readonly Command[]; readonly what: readonly string[] } | null;
  /** The total number of commands. */
  readonly commands: number;
  /** Accounts for which the gateway took another amount than in the model. */
  readonly wronglyCharged: readonly string[];
  /** Whether the numbers of invoices are 1, 2, 3 … */
  readonly isNumberedWithoutGaps: boolean;
}

/** Runs random sequences on the product and on the model. The same seed gives the same sequences. */
export async function playSequences({ seed, accounts, open }: Play): Promise<Played> {
  await using platform = await open(createStillClock(START));
  const plans = await readPlans(platform);
  const [jumps = []] = fc.sample(timelines(ROUNDS), { seed, numRuns: 1 });
  const stories = fc.sample(sequences(ROUNDS), { seed, numRuns: accounts });
  const world = new BillingWorld(platform, plans, jumps, stories);
  const mismatches = await world.play();
  const [first] = mismatches;
  return {
    mismatches: mismatches.length,
    smallest: first ? await shrink(first, (sequence) => replay(platform, plans, jumps, sequence)) : null,
    commands: stories.flat().filter((command) => command !== null).length,
    wronglyCharged: await wronglyCharged(platform, world),
    isNumberedWithoutGaps: await isNumberedWithoutGaps(platform),
  };
}

async function readPlans({ engine }: Stage): Promise<ModelPlan[]> {
  const plans = await engine.subscriptions.service.plans();
  return plans.map(({ id, tier, interval, price }) => ({ id, tier, interval, price: price.amountMinor }));
}

async function replay(
  platform: Stage,
  plans: readonly ModelPlan[],
  jumps: readonly Jump[],
  sequence: Sequence,
): Promise<Mismatch | null> {
  const [mismatch = null] = await new BillingWorld(platform, plans, jumps, [sequence]).play();
  return mismatch;
}

/** Leaves out commands for as long as product and model still disagree. */
async function shrink(mismatch: Mismatch, play: (sequence: Sequence) => Promise<Mismatch | null>) {
  let { sequence, what } = mismatch;
  for (const round of sequence.keys()) {
    if (sequence[round] === null) continue;
    const shorter = sequence.map((command, index) => (index === round ? null : command));
    const again = await play(shorter);
    if (again) [sequence, what] = [shorter, again.what];
  }
  return { commands: sequence.filter((command) => command !== null), what };
}

function wronglyCharged(platform: Stage, { accounts }: BillingWorld): Promise<string[]> {
  return readLedger(platform, async (ledger) => {
    const taken = await Promise.all(accounts.map(({ id }) => takenFrom(ledger, id)));
    return accounts.filter(({ model }, index) => taken[index] !== model.taken).map(({ id }) => id);
  });
}

async function isNumberedWithoutGaps({ engine }: Stage): Promise<boolean> {
  const { rows } = await engine.database.pool.query<{ isWhole: boolean }>(
    'SELECT coalesce(max(number), 0) = count(*) AS "isWhole" FROM invoices',
  );
  return rows[0]?.isWhole ?? false;
}
