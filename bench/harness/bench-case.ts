import type { Comparison } from './comparison.js';

/** How much is measured: more takes longer and varies less. */
export interface Effort {
  /** The number of turns of each contender. */
  readonly rounds: number;
  /** The duration of a turn. */
  readonly seconds: number;
}

/** The parameters of a case. */
export interface BenchRun {
  readonly effort: Effort;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
}

/** A claim about our speed, measured beside peers in the same run. */
export interface BenchCase {
  readonly name: string;
  readonly description: string;
  /** The duration of a run on an ordinary machine, in seconds. */
  expectedSeconds(effort: Effort): number;
  /** @throws Error when the peers' results differ from ours, or one fails */
  run(run: BenchRun): Promise<readonly Comparison[]>;
}
