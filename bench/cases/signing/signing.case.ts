import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import type { Comparison } from '../../harness/comparison.js';
import { summarise } from '../../harness/statistics.js';
import { takeTurns } from '../../harness/turns.js';
import { signingTurns } from './contenders.js';

const CONTENDERS = 8;
const PREPARATION_SECONDS = 2;
/** The required share of the speed of the unavoidable work. */
const TARGET = 0.5;
const BARE = 'bare HMAC-SHA-256 by node:crypto';

export const signingCase: BenchCase = {
  name: 'signing',
  description: 'Signing and verifying media URLs, beside the bare HMAC of the same bytes, and beside jose.',
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * CONTENDERS,
  run,
};

async function run({ effort, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  const samples = await takeTurns({ ...signingTurns() }, effort, onProgress);
  const compare = (
    name: string,
    ours: readonly number[],
    peer: readonly number[],
    peerName: string,
    target: number | null,
  ): Comparison => ({
    case: signingCase.name,
    metric: { name, better: 'higher' },
    ours: summarise(ours),
    peer: summarise(peer),
    peerName,
    target,
  });
  const { signing, verifying, remembering, playing } = samples;
  return [
    compare('signed/s', signing, samples.bareSigning, BARE, TARGET),
    compare('verified/s, as players ask', playing, samples.bareVerifying, BARE, TARGET),
    compare('verified/s, not seen before', verifying, samples.bareVerifying, BARE, TARGET),
    compare('verified/s, seen before', remembering, samples.bareVerifying, BARE, null),
    compare('signed/s', signing, samples.joseSigning, 'jose', null),
    compare('verified/s, not seen before', verifying, samples.joseVerifying, 'jose', null),
  ];
}
