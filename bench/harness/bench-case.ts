import type { Comparison } from './comparison.js';

/** How much is measured: more takes longer and varies less. */
export interface Effort {
  /** How often each takes its turn. */
  readonly rounds: number;
  /** How long a turn lasts. */
  readonly seconds: number;
}

/** What a case is run with. */
export interface BenchRun {
  readonly effort: Effort;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
}

/** One claim about our speed, measured beside peers in the same run. */
export interface BenchCase {
  readonly name: string;
  readonly description: string;
  /** How long a run takes on an ordinary machine, in seconds. */
  expectedSeconds(effort: Effort): number;
  /** @throws Error when the peers do not answer the same as we do, or somebody fails */
  run(run: BenchRun): Promise<readonly Comparison[]>;
}
