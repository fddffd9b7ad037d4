import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { type Played, playSequences } from '../../test/support/billing-model/play.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';
import { openSoakPlatform, soakConfig } from '../harness/soak-platform.js';

/** The number of accounts that experience the same jumps of the clock. */
const ACCOUNTS = 1_000;
const PREPARATION_SECONDS = 10;
const ACCOUNTS_PER_SECOND = 40;

export const billingModelCase: SoakCase = {
  name: 'billing-model',
  description:
    'Accounts subscribe, change plans, cancel, pay and are suspended in any order over months and years: their final state agrees with a reference model of billing. Each repetition is an account.',
  usualRuns: 10_000,
  expectedSeconds: (runs) =>
    Math.ceil(runs / ACCOUNTS) * PREPARATION_SECONDS + Math.ceil(runs / ACCOUNTS_PER_SECOND),
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  let [commands, wrong] = [0, 0];
  const firstSeed = Date.now() % 1_000_000_000;
  for (let begun = 0; begun < runs; begun += ACCOUNTS) {
    const seed = firstSeed + begun / ACCOUNTS;
    const accounts = Math.min(ACCOUNTS, runs - begun);
    onProgress(`${begun} of ${runs} accounts (seed ${seed})`);
    const played = await play(environment, seed, accounts);
    commands += played.commands;
    wrong += faultsOf(played);
    if (played.smallest) onProgress(JSON.stringify(played.smallest, null, 2));
  }
  return { case: billingModelCase.name, sent: commands, acknowledged: commands, lost: wrong };
}

/** On separate servers: its clock starts where that of the previous run started. */
async function play(environment: NodeJS.ProcessEnv, seed: number, accounts: number): Promise<Played> {
  await using scratch = await startScratchServers(environment);
  return await playSequences({
    seed,
    accounts,
    open: (clock) => openSoakPlatform(soakConfig(scratch), { clock }),
  });
}

function faultsOf({ mismatches, wronglyCharged, isNumberedWithoutGaps }: Played): number {
  return mismatches + wronglyCharged.length + (isNumberedWithoutGaps ? 0 : 1);
}
