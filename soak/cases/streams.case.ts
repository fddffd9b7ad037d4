import { type AccountVerdict, runStreamTrial } from '../../test/support/stream-trial/run-stream-trial.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';

const ACCOUNTS = 9;
const SECONDS_A_RUN = 80;
const LARGEST_SEED = 2 ** 31;

export const streamsCase: SoakCase = {
  name: 'streams',
  description: `Players of ${ACCOUNTS} accounts start, renew, take over, stop and abandon streams, while API processes are killed: never are more streams live than the plan allows, no ended stream revives, and abandoned ones free their places.`,
  usualRuns: 1,
  expectedSeconds: (runs) => runs * SECONDS_A_RUN,
  run,
};

/**
 * On separate servers. Lost: requests that were refused although there was room, or although nobody had ended the
 * stream. Leaked: streams above the limit, and heartbeats that kept a stream alive after its end.
 */
async function run({ runs, onProgress }: SoakRun): Promise<SoakResult> {
  const total = { sent: 0, acknowledged: 0, lost: 0, leaked: 0 };
  for (let number = 1; number <= runs; number += 1) {
    const seed = Math.floor(Math.random() * LARGEST_SEED);
    onProgress(`Run ${number} of ${runs}, seed ${seed}`);
    const verdicts = await runStreamTrial({
      seed,
      accounts: ACCOUNTS,
      strikes: 6,
      peaceMs: 4_000,
      onProgress,
    });
    onProgress(summaryOf(verdicts));
    for (const { operations, wronglyRefused, revived, mostAtOnce, limit } of verdicts) {
      for (const one of wronglyRefused) onProgress(`Wrongly refused: ${JSON.stringify(one)}`);
      for (const one of revived) onProgress(`Came back: ${JSON.stringify(one)}`);
      total.sent += operations.length;
      total.acknowledged += operations.filter(({ answer }) => answer === 'DONE').length;
      total.lost += wronglyRefused.length;
      total.leaked += Math.max(mostAtOnce - limit, 0) + revived.length;
    }
  }
  return { case: streamsCase.name, ...total };
}

/** Shows what was actually tried. */
function summaryOf(verdicts: readonly AccountVerdict[]): string {
  const operations = verdicts.flatMap((verdict) => verdict.operations);
  const starts = operations.filter(({ what, answer }) => what === 'start' && answer === 'DONE');
  const takeOvers = starts.filter(({ takeOver }) => takeOver !== null);
  const answered = (wanted: string) => operations.filter(({ answer }) => answer === wanted).length;
  const full = verdicts.map(({ mostAtOnce, limit }) => `${mostAtOnce} of ${limit}`).join(', ');
  return [
    `${starts.length} streams, ${takeOvers.length} of them in the place of another`,
    `${answered('NO_ROOM')} refused for want of room, ${answered('ENDED')} as ended, ${answered('UNKNOWN')} without an answer`,
    `at one time at most ${full}`,
  ].join('; ');
}
